import PDFDocument from "pdfkit";
import type { Receipt } from "@/lib/schemas/borrower-payments/receipt";
import { setTypeface } from "./pdf-text";

const MARGIN_PT = 56;
const LABEL_WIDTH_PT = 150;
const GAP_PT = 4;
const SIZES_PT = { title: 20, head: 12, text: 10, small: 9 } as const;
const INK = "#16181d";
const MUTED = "#5a6070";

type Pdf = InstanceType<typeof PDFDocument>;

/** A receipt as a PDF of Letter pages, with a title and a language for screen readers. */
export async function receiptPdf(receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    size: "LETTER",
    margin: MARGIN_PT,
    lang: "en-US",
    tagged: true,
    displayTitle: true,
    info: { Title: `Receipt ${receipt.number}`, Author: "Paydown" },
  });
  const parts: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.once("end", resolve);
    pdf.once("error", reject);
  });
  write(pdf, receipt);
  pdf.end();
  await finished;
  return new Uint8Array(Buffer.concat(parts));
}

function write(pdf: Pdf, receipt: Receipt): void {
  line(pdf, `Paydown receipt ${receipt.number}`, { size: SIZES_PT.small, colour: MUTED });
  line(pdf, receipt.title, { size: SIZES_PT.title, bold: true });
  line(pdf, `${receipt.status}, as of ${receipt.printed}`, { colour: MUTED });
  pdf.moveDown();
  for (const { label, value } of receipt.facts) fact(pdf, label, value);
  head(pdf, "What happened");
  for (const { what, when } of receipt.history) fact(pdf, when, what);
  head(pdf, "What was agreed to");
  for (const { text, agreed } of receipt.mandates) {
    line(pdf, text);
    line(pdf, agreed, { size: SIZES_PT.small, colour: MUTED });
    pdf.moveDown();
  }
  line(pdf, `Your employer ${receipt.business} sees nothing of this payment.`, {
    size: SIZES_PT.small,
    colour: MUTED,
  });
}

function head(pdf: Pdf, words: string): void {
  pdf.moveDown();
  line(pdf, words, { size: SIZES_PT.head, bold: true });
}

type Look = { size?: number; bold?: boolean; colour?: string };

function line(
  pdf: Pdf,
  words: string,
  { size = SIZES_PT.text, bold = false, colour = INK }: Look = {},
): void {
  const shown = setTypeface(pdf, words, bold);
  pdf.fontSize(size).fillColor(colour).text(shown, MARGIN_PT, undefined, { lineGap: GAP_PT });
}

function fact(pdf: Pdf, label: string, value: string): void {
  pdf.fontSize(SIZES_PT.text);
  const { y } = pdf;
  const width = pdf.page.width - 2 * MARGIN_PT - LABEL_WIDTH_PT;
  const shown = setTypeface(pdf, value);
  // A pair that would be cut in two goes to the next page whole.
  if (y + pdf.heightOfString(shown, { width }) > pdf.page.height - MARGIN_PT) {
    pdf.addPage();
    return fact(pdf, label, value);
  }
  pdf.fillColor(INK).text(shown, MARGIN_PT + LABEL_WIDTH_PT, y, { width, lineGap: GAP_PT });
  const below = pdf.y;
  pdf.fillColor(MUTED).text(setTypeface(pdf, label), MARGIN_PT, y, { width: LABEL_WIDTH_PT });
  pdf.y = Math.max(below, pdf.y);
}
