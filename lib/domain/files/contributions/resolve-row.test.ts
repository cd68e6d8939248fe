import { describe, expect, it } from "vitest";
import { money, ZERO } from "../../money";
import { describeProblem } from "../../payments/problems";
import { buildRoster, type RosterEmployee, type RosterLoan } from "../../payments/roster";
import { sameName } from "./names";
import { alternativesOf, hasError, resolveRow, withChecks } from "./resolve-row";
import { controlTotalOf, readContributionRow } from "./row";

const person = (externalId: string, over: Partial<RosterEmployee> = {}): RosterEmployee => ({
  id: externalId,
  externalId,
  firstName: "Zoë",
  lastName: "O'Neill",
  email: `${externalId.toLowerCase()}@acme.example`,
  status: "active",
  standing: null,
  ...over,
});
const loan = (employeeId: string, accountNumber: string, over: Partial<RosterLoan> = {}): RosterLoan => ({
  id: `${employeeId}-${accountNumber}`,
  employeeId,
  servicerId: "A",
  servicerName: "Nelnet",
  accountNumber,
  type: "Direct Unsubsidized",
  status: "RP",
  principal: money("1000.00"),
  interest: ZERO,
  onTheWay: ZERO,
  rate: "5.00",
  ...over,
});

const roster = buildRoster({
  employees: [
    person("E1"),
    person("E2"),
    person("ab"),
    person("AB", { email: "shared@acme.example" }),
    person("E5", { email: "shared@acme.example" }),
  ],
  loans: [
    loan("E1", "6776745054"),
    loan("E1", "0047213398"),
    loan("E1", "SM-0045A"),
    loan("E1", "777", { id: "x" }),
    loan("E1", "777", { id: "y", servicerId: "B", servicerName: "MOHELA" }),
    loan("E1", "5270310213"),
    loan("E1", "3330310213"),
    loan("E1", "3330410213"),
    loan("E2", "9000000001"),
  ],
});
const mapping = ["employeeId", "name", "email", "amount", "loanNumber"] as const;
const row = (...cells: string[]) => readContributionRow({ row: 7, cells }, mapping);
const resolve = (...cells: string[]) => resolveRow(row(...cells), roster);
const codes = (...cells: string[]) => resolve(...cells).problems.map(({ code }) => code);

describe("who", () => {
  it.each([
    ["by id exactly", ["E1"], "E1", []],
    ["trimmed and without case", [" e1 "], "E1", []],
    ["exactly where case alone tells two apart", ["ab"], "ab", []],
    ["by e-mail without an id", ["", "", "E1@ACME.example"], "E1", []],
    ["by e-mail with an unknown id, said", ["E9", "", "e1@acme.example"], "E1", ["employee_by_email"]],
    ["another name, said", ["E1", "Ana Kim"], "E1", ["name_differs"]],
    ["another e-mail, said", ["E1", "", "e2@acme.example"], "E1", ["email_differs"]],
    ["the same name otherwise written", ["E1", "ONEILL, Zoe"], "E1", []],
    ["nobody", ["E9"], null, ["employee_unknown"]],
    ["neither id nor e-mail", ["", "Zoë O'Neill"], null, ["employee_missing"]],
    ["an id that two fit", ["aB"], null, ["employee_ambiguous"]],
    ["an e-mail that two share", ["", "", "shared@acme.example"], null, ["employee_ambiguous"]],
  ])("%s", (_name, [id = "", name = "", email = ""], found, expected) => {
    const { employee, problems } = resolve(id, name, email, "1.00", "6776745054");
    expect(employee?.externalId ?? null).toBe(found);
    expect(problems.map(({ code }) => code).filter((code) => !code.startsWith("loan"))).toEqual(expected);
  });

  it.each([
    ["Nguy?n, Michael", "Michael Nguyễn", true],
    ["H\uFFFDkon Jones", "Håkon Jones", true],
    ["Soren Smith", "Søren Smith", true],
    ["van der Berg, Eun-ji", "Eun-ji van der Berg", true],
    ["St John Tomasz", "Tomasz St. John", true],
    ["ONeill Zoe", "Zoë O'Neill", true],
    ["Zoe Neill", "Zoë O'Neill", false],
    ["Zoë Zoë", "Zoë O'Neill", false],
    ["Z?? Kim", "Zoë Lee", false],
  ])("%s is %s: %s", (written, known, same) => {
    expect(sameName(written, known)).toBe(same);
  });
});

describe("which loan", () => {
  const where = (number: string) => {
    const { allocation, problems } = resolve("E1", "", "", "1.00", number);
    return allocation === null ? (problems[0] ?? null) : `${allocation.type} ${allocation.id}`;
  };

  it("by number exactly, else without case", () => {
    expect(where("6776745054")).toBe("loan E1-6776745054");
    expect(where("sm-0045a")).toBe("loan E1-SM-0045A");
  });

  it.each([
    ["47213398", { code: "loan_number_spoilt", by: "leading_zeros", suggestion: "0047213398" }],
    ["5.27E+09", { code: "loan_number_spoilt", by: "scientific", suggestion: "5270310213" }],
    ["3.33E+09", { code: "loan_number_spoilt", by: "scientific", suggestion: null }],
    ["3.3303E+09", { code: "loan_number_spoilt", by: "scientific", suggestion: "3330310213" }],
    ["5.28E+09", { code: "loan_number_spoilt", by: "scientific", suggestion: null }],
    ["8.88E+09", { code: "loan_number_spoilt", by: "scientific", suggestion: null }],
    ["677-674-5054", { code: "loan_number_spoilt", by: "punctuation", suggestion: "6776745054" }],
    ["6776745054.0", { code: "loan_number_spoilt", by: "punctuation", suggestion: "6776745054" }],
    ["1e99999999999", { code: "loan_unknown" }],
    ["123", { code: "loan_unknown", found: "123" }],
    ["9000000001", { code: "loan_of_another" }],
    ["777", { code: "loan_ambiguous", servicers: ["Nelnet", "MOHELA"] }],
  ])("%s is an error", (number, expected) => {
    expect(where(number)).toMatchObject(expected);
  });

  it("without a number: the rule's choice, or why there is none", () => {
    expect(resolve("E2", "", "", "1.00", "")).toMatchObject({
      allocation: { id: "E2-9000000001" },
      chosenBy: "only_loan",
    });
    expect(codes("ab", "", "", "1.00", "")).toEqual(["no_loan"]);
    expect(alternativesOf(roster, "E2")).toEqual([{ type: "loan", id: "E2-9000000001", servicerId: "A" }]);
  });

  it("never tells whose another's loan is", () => {
    const { problems } = resolve("E1", "", "", "1.00", "9000000001");
    expect(JSON.stringify(problems)).not.toContain("E2");
  });
});

describe("a whole draft", () => {
  const draft = (...rows: [id: string, amount: string, number: string][]) =>
    withChecks(
      rows.map(([id, amount, number], at) =>
        resolveRow(
          readContributionRow({ row: at + 2, cells: [id, "", "", amount, number] }, mapping),
          roster,
        ),
      ),
      roster,
      new Map(),
      money("1200.00"),
    );

  it("tells all that is wrong with a row, and marks both twins", () => {
    const [first, second, third] = draft(
      ["E1", "1,00", "nope"],
      ["e1", "5.00", "6776745054"],
      ["E2", "5.00", ""],
    );
    expect(first?.problems.map(({ code }) => code)).toEqual([
      "loan_unknown",
      "amount_unreadable",
      "twin_in_draft",
    ]);
    expect(second?.problems).toMatchObject([{ code: "twin_in_draft", rows: [2] }]);
    expect(third?.problems).toEqual([]);
    expect([first, second].map((one) => one && hasError(one))).toEqual([true, false]);
  });

  it("counts earlier rows against what is owed and against the room", () => {
    const [, second] = draft(["E2", "900.00", ""], ["E2", "301.00", ""]);
    expect(second?.problems.map(({ code }) => code)).toEqual([
      "twin_in_draft",
      "far_above_owed",
      "above_room",
    ]);
  });

  it("reads like the design says", () => {
    const [first] = draft(["E1", "1,00", "6776745054"]);
    expect(first?.problems.map((one) => describeProblem(one, 42))).toEqual([
      "Row 42, Amount: expected dollars and cents such as 150.00, found 1,00. Did you mean 100.00 or 1.00?",
    ]);
  });
});

describe("a total line", () => {
  it.each([
    ["TOTAL", "", "$29,575.00", "29575.00"],
    ["", "Grand total:", "1,234,567,890.12", "1234567890.12"],
    ["Totals", "", "", null],
    ["", "Total employees 80", "n/a", null],
  ])("%s %s %s", (id, name, amount, expected) => {
    expect(controlTotalOf(row(id, name, "", amount, ""))).toMatchObject({
      row: 7,
      found: amount,
      amount: expected,
    });
  });

  it("is no row that names somebody", () => {
    expect(controlTotalOf(row("E1", "Total, Maria", "", "10.00", ""))).toBeNull();
    expect(controlTotalOf(row("", "Total, Maria", "m@acme.example", "10.00", ""))).toBeNull();
    expect(controlTotalOf(row("", "Totally Lost", "", "10.00", ""))).toBeNull();
    expect(controlTotalOf(row("", "", "", "29575.00", ""))).toBeNull();
  });
});
