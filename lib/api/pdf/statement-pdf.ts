import { Readable } from "node:stream";
import PDFDocument from "pdfkit";
import { formatCount } from "@/lib/domain/counted";
import { formatDayLong } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import { closingWords, OPENING_WORDS, statementWords } from "@/lib/domain/statements/lines";
import type { StatementHead, StatementLine } from "@/lib/schemas/statements/statement";
import { setTypeface } from "./pdf-text";

/** Points, from the upper left corner of a US letter page. */
const page = { left: 54, right: 558, top: 54, bottom: 730 };
const rowHeight = 17;
const columns = [
  { head: "Date", at: page.left, width: 82, align: "left" },
  { head: "What", at: page.left + 84, width: 190, align: "left" },
  { head: "Batch", at: page.left + 278, width: 88, align: "left" },
  { head: "Amount", at: page.left + 368, width: 66, align: "right" },
  { head: "Balance", at: page.left + 436, width: 68, align: "right" },
] as const;

const ink = "#1b1b24";
const muted = "#5b5b6b";
const hairline = "#d9d9e0";

type Doc = InstanceType<typeof PDFDocument>;

function row(doc: Doc, y: number, cells: readonly string[], isStrong: boolean): void {
  doc.fontSize(8.5).fillColor(ink);
  for (const [index, { at, width, align }] of columns.entries()) {
    doc.text(setTypeface(doc, cells[index] ?? "", isStrong), at, y, {
      width,
      align,
      height: rowHeight - 4,
      ellipsis: true,
      lineBreak: false,
    });
  }
}

function line(doc: Doc, y: number): void {
  doc.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).strokeColor(hairline).stroke();
}

function tableHead(doc: Doc, y: number): number {
  doc.font("Helvetica").fontSize(8.5).fillColor(muted);
  for (const { head, at, width, align } of columns) doc.text(head, at, y, { width, align, lineBreak: false });
  line(doc, y + rowHeight - 4);
  return y + rowHeight + 2;
}

function title(doc: Doc, head: StatementHead): number {
  const { account, period } = head;
  doc.font("Helvetica-Bold").fontSize(16).fillColor(ink).text("Account statement", page.left, page.top);
  doc.fontSize(10).fillColor(ink);
  const facts = [
    head.business,
    `${account.name}, account ending in ${account.last4}, routing number ${account.routingNumber}`,
    `${formatDayLong(period.from)} to ${formatDayLong(period.to)}, both included`,
  ];
  for (const fact of facts)
    doc.text(setTypeface(doc, fact), page.left, doc.y + 3, { width: page.right - page.left });
  doc
    .font("Helvetica")
    .fillColor(muted)
    .fontSize(8.5)
    .text(
      "What Paydown collected from this account, sent on to servicers and sent back. The balance is what it holds for the account.",
      page.left,
      doc.y + 4,
      { width: page.right - page.left },
    );
  const sums = [
    [OPENING_WORDS, head.opening],
    ["Money in", head.moneyIn],
    ["Money out", head.moneyOut],
    [closingWords(head), head.closing],
  ] as const;
  const y = doc.y + 14;
  for (const [index, [label, amount]] of sums.entries()) {
    const at = page.left + index * 126;
    doc.font("Helvetica").fontSize(8.5).fillColor(muted).text(label, at, y, { width: 120, lineBreak: false });
    doc
      .font("Helvetica-Bold")
      .fontSize(12)
      .fillColor(ink)
      .text(formatMoney(amount), at, y + 12, { width: 120, lineBreak: false });
  }
  return y + 44;
}

async function write(doc: Doc, head: StatementHead, lines: AsyncIterable<StatementLine>): Promise<void> {
  let y = tableHead(doc, title(doc, head));
  const put = (cells: readonly string[], isStrong = false) => {
    if (y > page.bottom) {
      doc.addPage();
      y = tableHead(doc, page.top);
    }
    row(doc, y, cells, isStrong);
    y += rowHeight;
  };
  put([head.period.from, OPENING_WORDS, "", "", formatMoney(head.opening)], true);
  for await (const one of lines) {
    const what =
      one.count === 1 ? statementWords(one.kind) : `${statementWords(one.kind)} (${formatCount(one.count)})`;
    put([one.day, what, one.batch?.title ?? "", formatMoney(one.amount), formatMoney(one.balance)]);
  }
  put([head.period.to, closingWords(head), "", "", formatMoney(head.closing)], true);
  doc.end();
}

/** The statement as a PDF, streamed: pages leave while the lines are still being read. `name` without an ending. */
export function statementPdf(
  name: string,
  head: StatementHead,
  lines: AsyncIterable<StatementLine>,
): Response {
  const doc = new PDFDocument({
    size: "LETTER",
    margin: 0,
    info: { Title: `Statement of the account ending in ${head.account.last4}`, Author: "Paydown" },
    lang: "en-US",
  });
  write(doc, head, lines).catch((error: unknown) => {
    doc.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  // Both types name the same web stream; Node's and the DOM's declarations differ only in words.
  const body = Readable.toWeb(doc) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name.replace(/[^\w .()-]+/g, "_")}.pdf"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
