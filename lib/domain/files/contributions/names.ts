/** Letters that lose no accent by decomposition, as people without them type them. */
const PLAIN_LETTERS: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

const parts = (name: string): string[] =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/['’`]/g, "")
    .split(/[^\p{L}\p{N}?\uFFFD]+/u)
    .filter((part) => part !== "");

/** "?" is what a letter becomes in a code page that lacks it ("Nguy?n"): it stands for any. */
const fits = (written: string, known: string): boolean =>
  written.length === known.length &&
  [...written].every((letter, at) => letter === "?" || letter === "\uFFFD" || letter === known[at]);

/**
 * Whether a name in a file is the roster's: "Jones, Vikram" and "VIKRAM JONES" are, with or without accents and letters that
 * the file's code page lost.
 */
export function sameName(written: string, known: string): boolean {
  const left = parts(known);
  const found = parts(written);
  if (found.length !== left.length) return found.join("") === left.join("");
  for (const part of found) {
    const at = left.findIndex((one) => fits(part, one));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return true;
}
