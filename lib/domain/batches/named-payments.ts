/** A list of names may be that long; above it is a file for the API. */
export const NAMES_MAX = 50_000;

/**
 * The payments that somebody named in a pasted text: one a line, or parted by commas, semicolons or tabs (as cells copied from
 * a spreadsheet are). Each once, in their order, quotes around them taken off.
 */
export function namesIn(text: string): string[] {
  const names = text
    .split(/[\r\n,;\t]+/)
    .map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .trim(),
    )
    .filter((name) => name !== "");
  return [...new Set(names)];
}
