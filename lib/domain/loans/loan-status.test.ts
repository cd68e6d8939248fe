import { describe, expect, it } from "vitest";
import {
  descriptionOf,
  groupOf,
  LOAN_STATUS_CODES,
  loanStatusWarningWords,
  notPayableWords,
  parseLoanStatus,
  payability,
  payableStatusCodes,
  warnings,
} from "./loan-status";

/** The reference's table, written out a second time. */
const GROUPS = {
  current: "RP DA FB IG IM IP IA ID",
  default: "DU DF DB DO DL DT DX DZ DR DW XD",
  closed: "DC DD DK DN DP DS OD CA CS DE DI PD VA FC BC PZ FR FX",
  moved: "PF PC PN PM RF AE",
  unclear: "BK AL UA UB UC UD UI",
};

describe("loan status", () => {
  it.each(Object.entries(GROUPS))("%s: %s", (group, codes) => {
    expect(LOAN_STATUS_CODES.filter((code) => groupOf(code) === group).sort()).toEqual(
      codes.split(" ").sort(),
    );
  });

  it("is payable only where it is current", () => {
    expect([...payableStatusCodes].sort()).toEqual(GROUPS.current.split(" ").sort());
    expect(payability("RP")).toEqual({ payable: true });
    expect(payability("DU")).toEqual({ payable: false, not: "default" });
    expect(payability("PF")).toEqual({ payable: false, not: "moved" });
    expect(payability("DE")).toEqual({ payable: false, not: "closed" });
    expect(payability("BK")).toEqual({ payable: false, not: "unclear" });
  });

  it("warns of IA, ID and IG alone", () => {
    expect(LOAN_STATUS_CODES.filter((code) => warnings(code).length > 0).sort()).toEqual(["IA", "ID", "IG"]);
    expect(loanStatusWarningWords("IG", "no_payment_due_yet")).toBe(
      "No payment is due on this loan yet: In Grace Period (IG).",
    );
  });

  it("is understood in all three spellings, for every code", () => {
    for (const code of LOAN_STATUS_CODES) {
      const description = descriptionOf(code);
      const status = { code, description };
      expect(parseLoanStatus(status)).toEqual(status);
      expect(parseLoanStatus(code)).toEqual(status);
      expect(parseLoanStatus(` ${code.toLowerCase()} `)).toEqual(status);
      // DF shares its words with DU; which of the two it was cannot be known.
      expect(parseLoanStatus(description)).toEqual(code === "DF" ? { ...status, code: "DU" } : status);
      expect(parseLoanStatus({ description: description.toUpperCase() })?.description).toBe(description);
    }
  });

  it.each([
    ["in repayment", "RP"],
    ["Paid in Full", "PF"],
    ["(non-defaulted) Paid in Full Through Consolidation Loan", "PN"],
    ["Paid in Full Through Consolidation Loan", "PC"],
    ["Six Consecutive Payments", "DX"],
    ["Then Bankrupt, Active, Chapter 13", "DB"],
    ["In Post-Deferment Grace (Perkins only)", "IP"],
  ])("reads %j as %s", (text, code) => expect(parseLoanStatus(text)?.code).toBe(code));

  it.each([
    null,
    undefined,
    7,
    "",
    "XX",
    "constructor",
    "toString",
    {},
    { code: "XX", description: "In Repayment" },
    [],
  ])("does not know %j", (raw) => expect(parseLoanStatus(raw)).toBeNull());

  it("says why it is not payable", () => {
    for (const code of LOAN_STATUS_CODES) {
      const answer = payability(code);
      if (!answer.payable)
        expect(notPayableWords(code, answer.not)).toContain(`${descriptionOf(code)} (${code})`);
    }
    expect(notPayableWords("DU", "default")).toContain("in default");
  });
});
