import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeFormula, unescapeFormula } from "./formula";
import { findHeader, headerSignature } from "./header";
import { countColumns, missingFields, parseMapping, suggestMapping } from "./mapping";

const rows = (...lines: string[]) => lines.map((line, at) => ({ row: at + 1, cells: line.split(",") }));

describe("columns", () => {
  it.each([
    ["external_id,loan_account_number,amount,reference", ["employeeId", "loanNumber", "amount", "reference"]],
    ["Personnel no.,Name,Amount USD,Loan", ["employeeId", "name", "amount", "loanNumber"]],
    [
      "Employee Name,Employee ID,Work E-mail,Contribution ($),Loan Acct #,Memo",
      ["name", "employeeId", "email", "amount", "loanNumber", "memo"],
    ],
    ["employeeId,contributionAmount", ["employeeId", "amount"]],
    ["Emp. No.,Nov 2026 contribution,YTD contribution", ["employeeId", "amount", null]],
    ["ID,Amount,Amount", ["employeeId", "amount", null]],
  ])("%s", (headers, expected) => {
    const suggestion = suggestMapping("contributions", headers.split(","));
    expect(suggestion).toMatchObject({ mapping: expected, missing: [] });
  });

  it("tells what is missing and what is not used", () => {
    expect(suggestMapping("contributions", ["Shoe size", "Name", ""])).toEqual({
      mapping: [null, "name", null],
      unmapped: [0],
      missing: [["employeeId", "email"], ["amount"]],
    });
  });

  it("are counted as understood where something is decided by them: a memo is only kept, an empty end of the line is none", () => {
    const headers = ["Employee ID", "Amount", "Memo", "Shoe size", ""];
    const { mapping } = suggestMapping("contributions", headers);
    expect(countColumns(headers, mapping)).toEqual({ columns: 4, understood: 2, notes: ["Memo"] });
    // A column without a name that a person gave a use counts again.
    const given = ["employeeId", "amount", null, null, "memo"];
    expect(countColumns(headers, given)).toEqual({ columns: 5, understood: 2, notes: ["column 5"] });
  });

  it("two that could be the amount are left to a person", () => {
    expect(suggestMapping("contributions", ["id", "first amount", "second amount"]).missing).toEqual([
      ["amount"],
    ]);
  });

  it("what a person chose before goes first, for as many columns", () => {
    const remembered = [null, "employeeId", "amount"] as const;
    expect(suggestMapping("contributions", ["id", "code", "amount"], remembered).mapping).toEqual(remembered);
    expect(suggestMapping("contributions", ["id", "amount"], remembered).mapping).toEqual([
      "employeeId",
      "amount",
    ]);
  });

  it("the columns of the roster and loans files are all known", () => {
    const roster =
      "external_id,first_name,last_name,work_email,hire_date,employment_status,state,department,external_127_ytd";
    const loans =
      "external_id,servicer,loan_account_number,loan_type,status,outstanding_principal,outstanding_interest,interest_rate,origination_date,monthly_payment";
    expect(suggestMapping("roster", roster.split(","))).toMatchObject({ unmapped: [], missing: [] });
    expect(suggestMapping("loans", loans.split(","))).toMatchObject({ unmapped: [], missing: [] });
  });

  it("a mapping from outside is taken only if it is one", () => {
    expect(parseMapping("contributions", ["amount", null], 2)).toEqual(["amount", null]);
    for (const raw of [null, {}, ["amount"], ["amount", "amount"], ["amount", "shoe"], ["amount", 3]]) {
      expect(parseMapping("contributions", raw, 2)).toBeNull();
    }
    expect(missingFields("contributions", ["amount", "email"])).toEqual([]);
  });
});

describe("header", () => {
  it("stands beneath titles", () => {
    const found = findHeader(
      "contributions",
      rows("Acme: contributions,,", "Pay date 11/25/2026,,", "Name,Employee ID,Amount,,"),
    );
    expect(found).toEqual({
      ok: true,
      header: {
        row: 3,
        names: ["Name", "Employee ID", "Amount"],
        titles: ["Acme: contributions", "Pay date 11/25/2026"],
      },
    });
  });

  it("is found by some known names, or as the first row of several cells, to be mapped by hand", () => {
    expect(findHeader("contributions", rows("Report,,", "Who,Amount", "E1,5.00"))).toMatchObject({
      header: { row: 2 },
    });
    expect(findHeader("contributions", rows("Report,,", "Wer,Betrag", "E1,5.00"))).toMatchObject({
      header: { row: 2 },
    });
  });

  it("is never a row of data, whose payment would be lost", () => {
    for (const line of ["E1,437.50", "E1,amount,5.00", "e1@acme.example,x", "E1,2026-11-23"]) {
      expect(findHeader("contributions", rows(line))).toMatchObject({
        fault: { code: "no_header", looksLike: "data" },
      });
    }
  });

  it("has the same signature however it is punctuated", () => {
    expect(headerSignature(["Employee ID", "Amount ($)"])).toBe(headerSignature(["employee_id", "AMOUNT"]));
    expect(headerSignature(["a", "b"])).not.toBe(headerSignature(["b", "a"]));
  });
});

describe("cells that begin like a formula", () => {
  it.each(["=1+1", "+1", "-1", "@x", "\tx", "\rx"])("%j gets an apostrophe and loses it again", (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`);
    expect(unescapeFormula(`'${text}`)).toBe(text);
  });

  it("leaves other text alone, O'Neill and 'tis too", () => {
    for (const text of ["", "abc", "O'Neill", "'tis", "1-2"]) {
      expect([escapeFormula(text), unescapeFormula(text)]).toEqual([text, text]);
    }
  });

  it("every text comes back as it went out", () => {
    const text = fc.string({
      unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a", " "),
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(unescapeFormula(escapeFormula(one))).toBe(one);
        expect(escapeFormula(one)).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
