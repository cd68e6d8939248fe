import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  CHANGE_CODES,
  changeCode,
  correctedDataWords,
  correctionProblemWords,
  parseCorrectedData,
} from "./change-codes";

const padded = (text: string) => text.padEnd(29);

describe("corrected data", () => {
  it.each([
    ["C01", "1918171614", { accountNumber: "1918171614" }],
    ["C01", "12345678901234567GARBAGE", { accountNumber: "12345678901234567" }],
    ["C02", "121042882", { routingNumber: "121042882" }],
    ["C03", "121042882    1918171614", { routingNumber: "121042882", accountNumber: "1918171614" }],
    ["C05", "32", { accountType: "savings" }],
    ["C05", "27", { accountType: "checking" }],
    ["C06", "1918171614 37", { accountNumber: "1918171614", accountType: "savings" }],
    [
      "C07",
      "0910000191234567890122",
      { routingNumber: "091000019", accountNumber: "12345678901", accountType: "checking" },
    ],
    [
      "C07",
      "091000019 1234567 32",
      { routingNumber: "091000019", accountNumber: "1234567", accountType: "savings" },
    ],
  ])("of %s in %j", (code, text, correction) => {
    expect(parseCorrectedData(code, text)).toEqual({ ok: true, correction });
    expect(parseCorrectedData(code, padded(text))).toEqual({ ok: true, correction });
  });

  it.each([
    ["C02", "123456789", ["bad_routing_number"]],
    ["C02", "12104288", ["bad_routing_number"]],
    ["C03", "123456789 12_4", ["bad_routing_number", "bad_account_number"]],
    ["C03", "121042882", ["missing_part"]],
    ["C01", "   ", ["missing_part"]],
    ["C05", "99", ["bad_transaction_code"]],
    ["C05", "42", ["bad_transaction_code"]],
    ["C06", "1918171614", ["missing_part"]],
    ["C07", "09100001922", ["missing_part"]],
    ["C07", "1234567891234567 99", ["bad_routing_number", "bad_transaction_code"]],
    ["C04", "A NAME", ["not_automatic"]],
    ["C13", "", ["not_automatic"]],
    ["C61", "x", ["not_automatic"]],
    ["C99", "x", ["unknown_code"]],
  ])("of %s in %j is refused: %j", (code, text, codes) => {
    const read = parseCorrectedData(code, text);
    expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual(codes);
    if (!read.ok)
      for (const problem of read.problems) expect(correctionProblemWords(problem)).toMatch(/^\S.*\.$/);
  });

  it("is refused by what the code expects and all that was found", () => {
    const said = (code: string, text: string) => {
      const read = parseCorrectedData(code, text);
      return read.ok ? "" : read.problems.map(correctionProblemWords).join(" ");
    };
    expect(said("C05", "savings")).toMatch(/32 for a savings account, found "savings"\.$/);
    expect(said("C02", "")).toBe("Expected the routing number, such as 121042882; found nothing.");
    expect(said("C03", "121042882")).toMatch(
      /^Expected the routing number, a space and .*; found only "121042882"\.$/,
    );
    const told = CHANGE_CODES.filter(({ code }) => correctedDataWords(code) !== null);
    expect(told.map(({ code }) => code)).toEqual(CHANGE_CODES.flatMap((c) => (c.automatic ? [c.code] : [])));
    for (const { code } of told) {
      const example = /(?:such as|code,) ([\d ]*\d)/.exec(correctedDataWords(code) ?? "")?.[1];
      expect(parseCorrectedData(code, example ?? "").ok).toBe(true);
    }
  });

  it("is automatic in the table exactly where it can be read, and never throws", () => {
    const sample = {
      C01: "1",
      C02: "121042882",
      C03: "121042882 1",
      C05: "22",
      C06: "1 22",
      C07: "121042882122",
    };
    const readable = Object.entries(sample).filter(([code, text]) => parseCorrectedData(code, text).ok);
    expect(readable.map(([code]) => code)).toEqual(
      CHANGE_CODES.filter((c) => c.automatic).map((c) => c.code),
    );
    const codes = fc.constantFrom(...CHANGE_CODES.map(({ code }) => code));
    fc.assert(
      fc.property(codes, fc.string(), (code, text) => {
        const read = parseCorrectedData(code, text);
        return read.ok ? Object.keys(read.correction).length > 0 : read.problems.length > 0;
      }),
    );
    expect(changeCode("C01")?.corrects).toBe("account number");
    expect(changeCode("R01")).toBeNull();
  });
});
