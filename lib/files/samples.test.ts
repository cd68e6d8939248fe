import { beforeAll, describe, expect, it } from "vitest";
import { type CheckedRow, hasError, withChecks } from "@/lib/domain/files/contributions/resolve-row";
import type { ControlTotal } from "@/lib/domain/files/contributions/row";
import { suggestMapping } from "@/lib/domain/files/mapping";
import { type Money, money, sum } from "@/lib/domain/money";
import { describeProblem } from "@/lib/domain/payments/problems";
import type { Roster } from "@/lib/domain/payments/roster";
import { understandContributions } from "./contributions";
import { demoBytes, demoRoster } from "./demo-roster";
import { openFile } from "./open";

const LIMIT = money("5250.00");

async function understand(name: string, roster: Roster) {
  const file = openFile(await demoBytes(name), "contributions");
  const { mapping, missing, unmapped } = suggestMapping("contributions", file.header.names);
  expect({ missing, unmapped }).toEqual({ missing: [], unmapped: [] });
  const rows: CheckedRow[] = [];
  const totals: ControlTotal[] = [];
  for await (const chunk of understandContributions(file, mapping, () => Promise.resolve(roster))) {
    rows.push(...withChecks(chunk.rows, roster, new Map(), LIMIT));
    totals.push(...chunk.totals);
  }
  return { file, rows, totals };
}

const total = (rows: readonly CheckedRow[]): Money => sum(rows.flatMap(({ amount }) => amount ?? []));
const codesOf = (rows: readonly CheckedRow[], severity: "error" | "warning") =>
  rows.flatMap(({ source, problems }) =>
    problems.flatMap((one) => (one.severity === severity ? [[source.row, one.code]] : [])),
  );

describe("the sample contribution files against the demo's roster", () => {
  let roster: Roster;
  beforeAll(async () => {
    roster = await demoRoster();
  });

  it("reads 240 employees and 538 loans", () => {
    expect(roster.byId.size).toBe(240);
    expect([...roster.loansOf.values()].flat()).toHaveLength(538);
  });

  it("payroll export: 89 rows, 80 clean, eight errors and one twin, a control total", async () => {
    const { file, rows, totals } = await understand("contributions-payroll-export.csv", roster);
    expect(file).toMatchObject({ encoding: "utf-8", delimiter: ",", header: { row: 3 } });
    expect(file.header.titles).toEqual([
      "Acme Robotics, Inc. - Student Loan Contributions - Pay date 11/25/2026",
    ]);
    expect(rows).toHaveLength(89);
    expect(totals).toMatchObject([{ row: 94, found: "$29,575.00", amount: "29575.00" }]);
    expect(codesOf(rows, "error")).toEqual([
      [84, "employee_unknown"],
      [85, "amount_unreadable"],
      [86, "amount_unreadable"],
      [87, "amount_unreadable"],
      [88, "amount_unreadable"],
      [89, "amount_unreadable"],
      [90, "loan_of_another"],
      [92, "far_above_owed"],
    ]);
    expect(codesOf(rows, "warning").filter(([, code]) => code === "twin_in_draft")).toEqual([
      [9, "twin_in_draft"],
      [91, "twin_in_draft"],
    ]);
    const clean = rows.filter((row) => !hasError(row) && row.source.row !== 91);
    expect([clean.length, total(clean)]).toEqual([80, "29575.00"]);
    const texts = rows.flatMap(({ source: { row }, problems }) =>
      problems.map((one) => describeProblem(one, row)),
    );
    expect(texts).toContain(
      "Row 87, Amount: expected dollars and cents such as 150.00, found 1,00. Did you mean 100.00 or 1.00?",
    );
    expect(texts).toContain(
      "Row 91, Employee: the same employee is also paid in row 9. Keep both if both are meant.",
    );
    const foreign = texts.find((text) => text.startsWith("Row 90"));
    expect(foreign).toContain("belongs to somebody else");
    expect(foreign).not.toMatch(/E10|@|[A-Z][a-z]+, /);
  });

  it("payroll export: a quoted newline and a formula are text, ids are found whatever their case", async () => {
    const { rows } = await understand("contributions-payroll-export.csv", roster);
    const memos = rows.map(({ source }) => source.texts.memo);
    expect(memos).toContain("split\nover two lines");
    expect(memos).toContain('=HYPERLINK("http://example.invalid")');
    expect(rows[0]).toMatchObject({ employee: { externalId: "E10028" }, amount: "150.00" });
    expect(rows.find(({ source }) => source.texts.amount === "$1,250.00")?.amount).toBe("1250.00");
  });

  it("2026-11: 150 rows, $27,937.41, no errors, 50 without a loan number, each with its choice", async () => {
    const { rows, totals } = await understand("contributions-2026-11.csv", roster);
    expect([rows.length, total(rows), codesOf(rows, "error"), totals]).toEqual([150, "27937.41", [], []]);
    const chosen = rows.filter(({ source }) => source.texts.loanNumber === "");
    expect(chosen).toHaveLength(50);
    expect(chosen.every(({ allocation, chosenBy }) => allocation !== null && chosenBy !== null)).toBe(true);
    expect(rows.filter(({ chosenBy }) => chosenBy !== null)).toHaveLength(50);
  });

  it("legacy export: Windows-1252 and semicolons, 30 clean at 120.00, then each case", async () => {
    const { file, rows } = await understand("contributions-legacy-export.csv", roster);
    expect(file).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    expect(rows).toHaveLength(41);
    const clean = rows.slice(0, 30);
    expect(clean.every((row) => !hasError(row) && row.amount === "120.00")).toBe(true);
    expect(codesOf(clean, "warning").filter(([, code]) => code !== "parent_plus")).toEqual([]);
    expect(rows[1]?.source.texts.name).toBe("Giulia Novák");
    expect(rows.slice(30).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ["employee_terminated"],
      ["employee_on_leave"],
      ["no_loan"],
      ["loan_not_payable"],
      ["loan_not_payable"],
      ["loan_not_payable"],
      ["loan_number_spoilt"],
      [],
      ["loan_number_spoilt", "twin_in_draft"],
      ["twin_in_draft"],
      [],
    ]);
    expect(rows[36]?.problems[0]).toMatchObject({ by: "scientific", suggestion: "5270310213" });
    expect(rows[38]?.problems[0]).toMatchObject({ by: "leading_zeros", suggestion: "0047213398" });
    expect(rows[40]?.allocation).toEqual({
      type: "servicer",
      id: "servicer:Edfinancial",
      servicerId: "servicer:Edfinancial",
    });
  });
});
