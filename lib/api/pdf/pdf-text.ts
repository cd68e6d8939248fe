import path from "node:path";
import type PDFDocument from "pdfkit";

type Pdf = InstanceType<typeof PDFDocument>;

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
function asStandardText(text: string): string {
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

/** Geist, which Next brings along for its own pictures. Only the letters in use are put into a file. */
const WIDE_FILE = path.join(process.cwd(), "node_modules/next/dist/compiled/@vercel/og/Geist-Regular.ttf");
/** What it has of letters: Latin as Central Europe and Turkey write it, Vietnamese, Cyrillic, and what formulas have of Greek. */
const WIDE =
  /^[\x20-\x7e\xa0-\xac\xae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u039b\u03a9\u03bb\u03bc\u03c0\u03c9\u0400-\u045f\u0490-\u0493\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122\u2212]$/;

/**
 * Chooses the typeface for some words and gives them back as it can show them. Most need only the standard one, which every
 * reader of PDFs has, so that nothing is embedded; a name such as "Łukasz" or "Nguyễn" is set whole in one that has it.
 */
export function setTypeface(pdf: Pdf, words: string, bold = false): string {
  const text = words.normalize("NFC");
  const needsWide = [...text].some((letter) => !isCarried(letter) && WIDE.test(letter));
  pdf.font(needsWide ? WIDE_FILE : bold ? "Helvetica-Bold" : "Helvetica");
  if (!needsWide) return asStandardText(text);
  return [...text]
    .map((letter) => {
      const plain = WIDE.test(letter) ? letter : asStandardText(letter);
      return WIDE.test(plain) ? plain : "?";
    })
    .join("");
}
