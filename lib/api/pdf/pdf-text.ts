/** What the standard typefaces of PDF carry beyond Latin-1 (their encoding is that of Windows, code page 1252). */
const BEYOND = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

const isCarried = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || BEYOND.includes(character);
};

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = { đ: "d", Đ: "D", ł: "l", Ł: "L", ı: "i", "−": "-" };

/**
 * Text as a PDF's standard typeface can show it: letters it lacks without their marks ("Nguyễn" → "Nguyên"), anything else "?".
 * Accents that it has stay.
 */
export function asPdfText(text: string): string {
  return [...text.normalize("NFC")]
    .map((character) => {
      if (isCarried(character)) return character;
      // One mark at a time is taken off, the last first: what is left may be carried.
      const marks = [...character.normalize("NFD")];
      for (let kept = marks.length - 1; kept > 0; kept--) {
        const plainer = marks.slice(0, kept).join("").normalize("NFC");
        if (isCarried(plainer)) return plainer;
        const other = marks.slice(0, 1).concat(marks.slice(2)).join("").normalize("NFC");
        if (kept === marks.length - 1 && isCarried(other)) return other;
      }
      return PLAIN[character] ?? (/[\p{C}\p{Z}]/u.test(character) ? " " : "?");
    })
    .join("");
}
