import { describe, expect, it } from "vitest";
import { receiptPdf } from "./receipt-pdf";

const fact = { label: "Paid to", value: "Nelnet" };
const receipt = {
  number: "af01660e",
  business: "Acme Robotics, Inc.",
  title: "$1,234.56 to Nelnet",
  status: "Complete",
  facts: [fact],
  history: [{ what: "Set up", when: "Mon, Nov 23, 2026, 9:00 AM" }],
  mandates: [{ text: "I allow Acme to debit $1,234.56 once.", agreed: "Řehoř Łucki" }],
  printed: "Mon, Nov 23, 2026, 9:00 AM",
};

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b/g)?.length ?? 0;

describe("a receipt", () => {
  it("is a PDF of one page, and of more where its facts need them", async () => {
    const pdf = await receiptPdf(receipt);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(pagesOf(pdf)).toBe(1);
    // With the letters of "Řehoř Łucki" embedded, and none more.
    expect(pdf.length).toBeLessThan(20_000);
    const long = await receiptPdf({ ...receipt, facts: Array.from({ length: 90 }, () => fact) });
    expect(pagesOf(long)).toBeGreaterThan(1);
  });
});
