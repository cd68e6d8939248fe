import { describe, expect, it } from "vitest";
import { fitsReturnKind, RETURN_CODES, returnActionWords, returnCode, returnCodesFor } from "./return-codes";

const codesWhere = (holds: (entry: (typeof RETURN_CODES)[number]) => boolean) =>
  RETURN_CODES.filter(holds).map(({ code }) => code);

describe("return codes", () => {
  it("are each there once", () => {
    expect(RETURN_CODES).toHaveLength(34);
    expect(new Set(RETURN_CODES.map(({ code }) => code)).size).toBe(34);
  });

  it("are tried again for R01 and R09 alone", () => {
    expect(codesWhere((entry) => entry.retryable)).toEqual(["R01", "R09"]);
  });

  it("may come within 60 days for unauthorised consumer debits", () => {
    expect(codesWhere((entry) => entry.consumerUnauthorised60Days)).toEqual(["R05", "R07", "R10", "R11"]);
  });

  it("disable the account where it cannot be debited any more", () => {
    const expected = ["R02", "R03", "R04", "R05", "R10", "R12", "R14", "R15", "R16", "R17", "R20"];
    expect(codesWhere((entry) => entry.disablesAccount)).toEqual(expected);
  });

  it("fit a debit, a credit or both", () => {
    expect(fitsReturnKind("R01", "debit_return")).toBe(true);
    expect(fitsReturnKind("R01", "credit_return")).toBe(false);
    expect(fitsReturnKind("R23", "debit_return")).toBe(false);
    expect(fitsReturnKind("R23", "credit_return")).toBe(true);
    expect(fitsReturnKind("R03", "debit_return")).toBe(true);
    expect(fitsReturnKind("R03", "credit_return")).toBe(true);
    expect(fitsReturnKind("R29", "credit_return")).toBe(false);
    expect(fitsReturnKind("R33", "debit_return")).toBe(false);
    expect(fitsReturnKind("R99", "debit_return")).toBe(false);
    expect(returnCodesFor("credit_return").map(({ code }) => code)).toContain("R03");
    expect(returnCodesFor("credit_return").map(({ code }) => code)).not.toContain("R10");
  });

  it("say what an unknown one is, and never try it again", () => {
    const unknown = returnCode("R99");
    expect([unknown.code, unknown.retryable, unknown.disablesAccount]).toEqual(["R99", false, false]);
    expect(unknown.meaning).toBe("a reason that Paydown does not know");
  });

  it("all say what to do, in a sentence", () => {
    for (const { action } of RETURN_CODES) expect(returnActionWords(action)).toMatch(/^[A-Z].*\.$/);
    expect(returnCode("R01").meaning).toBe("insufficient funds");
    expect(returnActionWords(returnCode("R29").action)).toContain("company id");
  });
});
