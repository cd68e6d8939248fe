import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { setTypeface } from "./pdf-text";

/** What stands in a file of these words: the text given back, the letters drawn, the letters a reader can copy. */
async function drawn(...all: string[]) {
  const pdf = new PDFDocument({ compress: false });
  const parts: Buffer[] = [];
  const ended = new Promise((resolve) => pdf.once("end", resolve));
  pdf.on("data", (part: Buffer) => parts.push(part));
  const shown = all.map((words) => {
    const text = setTypeface(pdf, words);
    pdf.text(text);
    return text;
  });
  pdf.end();
  await ended;
  const file = Buffer.concat(parts).toString("latin1");
  // An embedded typeface is drawn by glyph, four digits each; 0000 is the empty box for what it lacks.
  const glyphs = [...file.matchAll(/<((?:[0-9a-f]{4})+)> -?[\d.]+/g)].flatMap(
    ([, run = ""]) => run.match(/.{4}/g) ?? [],
  );
  const copied = [...file.matchAll(/<([0-9a-f]{4})>(?=[ \]])/g)].map(([, code = ""]) => code);
  return { shown, glyphs, copied, file };
}

describe("the letters of a PDF", () => {
  it("are those of every reader as long as they are enough: nothing is embedded", async () => {
    const { shown, file } = await drawn("Chloé Novák, $1.00 – “ok” €", "Zoë\tO’Neill 給");
    expect(shown).toEqual(["Chloé Novák, $1.00 – “ok” €", "Zoë O’Neill ?"]);
    expect(file).not.toContain("FontFile2");
  });

  it.each([
    "Łukasz Żak",
    "Wren Nguyễn",
    "Ωmega",
    "Şule Çağlayan",
    "Ștefan Țuțea",
    "Олена Жук",
    "Řehoř Łucki",
  ])("%s is drawn and copied letter by letter", async (name) => {
    const { shown, glyphs, copied, file } = await drawn(name);
    expect(shown).toEqual([name]);
    expect(file).toContain("FontFile2");
    expect(glyphs.length).toBeGreaterThan(0);
    expect(glyphs).not.toContain("0000");
    for (const letter of name.normalize("NFC")) {
      expect(copied).toContain((letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0"));
    }
  });

  it("that are taken for carried are, all of them", async () => {
    const every = Array.from({ length: 0x2300 }, (_, code) => String.fromCharCode(code));
    // Beside a letter that only the wide typeface has, so that all are set in it.
    const { glyphs } = await drawn(...every.map((letter) => `Ł${letter}`));
    expect(glyphs.length).toBeGreaterThan(1000);
    expect(glyphs).not.toContain("0000");
  });

  it("are written plainly where neither has them", async () => {
    const { shown } = await drawn("Łukasz 給 \u00ad\u0007ǟ");
    expect(shown).toEqual(["Łukasz ? ? ä"]);
  });
});
