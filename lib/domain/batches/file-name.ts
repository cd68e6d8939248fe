import type { Day } from "../days";

const WORDS_CHARACTERS_MAX = 60;
const ID_CHARACTERS = 8;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { đ: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

/** "Łódź, November" is "lodz-november": what every file system, mail and shell takes. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[đłøıßæœ]/g, (letter) => PLAIN[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, WORDS_CHARACTERS_MAX)
    .replace(/^-+|-+$/g, "");
}

/**
 * What a file of a batch's payments is called, without its ending: the day of its release and its title, else its reference;
 * where neither can be written in plain letters, the beginning of its id.
 */
export function batchFileName(batch: {
  id: string;
  title: string | null;
  referenceId: string | null;
  releaseDay: Day | null;
}): string {
  const words = plainWords(batch.title ?? "") || plainWords(batch.referenceId ?? "");
  const parts = ["batch", batch.releaseDay, words || batch.id.slice(0, ID_CHARACTERS)];
  const name = parts.filter((part) => part !== null).join("-");
  return name.endsWith("-payments") ? name : `${name}-payments`;
}
