/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  Ø: "O",
  Đ: "D",
  Ð: "D",
  Þ: "TH",
  Ł: "L",
  Æ: "AE",
  Œ: "OE",
  ẞ: "SS",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "−": "-",
};

const PRINTABLE = /^[ -~]*$/;

/**
 * Text as a bank's file can carry it: printable ASCII in upper case ("José Łukasz" → "JOSE LUKASZ"). What has no plain
 * letter becomes "?", and a line end or another control character a space: it would otherwise begin a record of its own.
 */
export function foldToAscii(text: string): string {
  const upper = text.toUpperCase();
  if (PRINTABLE.test(upper)) return upper;
  return upper
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/gu, (character) => PLAIN[character] ?? (/[\p{C}\p{Z}]/u.test(character) ? " " : "?"));
}

/** An alphanumeric field: folded, left-justified, cut at its width, filled with spaces. */
export const alphaField = (text: string, columns: number): string =>
  foldToAscii(text).slice(0, columns).padEnd(columns);
