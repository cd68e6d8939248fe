import { describe, expect, it } from "vitest";
import { day } from "../days";
import type { LoanStatusCode } from "../loans/loan-status";
import { money, ZERO } from "../money";
import { checkPayment, type LoanFacts, type PaymentFacts } from "./check";
import { columnLabel, describeProblem, type PaymentProblem, problemTitle } from "./problems";

const loan = (over: Partial<LoanFacts> = {}): LoanFacts => ({
  status: "RP",
  type: "Direct Unsubsidized",
  principal: money("2900.00"),
  interest: money("100.00"),
  onTheWay: ZERO,
  ...over,
});

const facts = (over: Partial<PaymentFacts> = {}): PaymentFacts => ({
  employeeStatus: "active",
  paid: { type: "loan", loans: [loan()] },
  alsoOnTheWay: ZERO,
  room: null,
  twinRows: [],
  paidThisMonth: [],
  ...over,
});

const check = (amount: string, over: Partial<PaymentFacts> = {}) =>
  checkPayment(money(amount), facts(over)).map(({ severity, code }) => `${severity} ${code}`);
const toLoan = (over: Partial<LoanFacts>): Partial<PaymentFacts> => ({
  paid: { type: "loan", loans: [loan(over)] },
});

describe("above what is owed: a warning up to the larger of 10 % and $100.00 over, then an error", () => {
  it.each([
    ["3000.00", []],
    ["3000.01", ["warning above_owed"]],
    ["3300.00", ["warning above_owed"]],
    ["3300.01", ["error far_above_owed"]],
  ])("3,000.00 owed, %s", (amount, expected) => {
    expect(check(amount)).toEqual(expected);
  });

  it.each([
    ["500.00", []],
    ["600.00", ["warning above_owed"]],
    ["600.01", ["error far_above_owed"]],
  ])("500.00 owed (10 %% is less than $100.00), %s", (amount, expected) => {
    expect(check(amount, toLoan({ principal: money("500.00"), interest: ZERO }))).toEqual(expected);
  });

  it("takes off what is on its way, to the loan and besides", () => {
    const over = { ...toLoan({ onTheWay: money("1000.00") }), alsoOnTheWay: money("500.00") };
    expect(check("1500.00", over)).toEqual([]);
    expect(check("1650.00", over)).toEqual(["warning above_owed"]);
    expect(check("1650.01", over)).toEqual(["error far_above_owed"]);
  });

  it("names the payoff as the amount to lower to, and none where nothing is owed", () => {
    const [refused] = checkPayment(money("5000.00"), facts());
    expect(refused).toMatchObject({ code: "far_above_owed", owed: "3000.00", suggestion: "3000.00" });
    const [nothing] = checkPayment(money("50.00"), facts(toLoan({ onTheWay: money("4000.00") })));
    expect(nothing).toMatchObject({ code: "above_owed", owed: "0.00", suggestion: null });
  });

  it("sums the payable loans of a servicer only", () => {
    const loans = [loan(), loan(), loan({ status: "DU" })];
    expect(check("6000.00", { paid: { type: "servicer", loans } })).toEqual([]);
    expect(check("6000.01", { paid: { type: "servicer", loans } })).toEqual(["warning above_owed"]);
  });
});

describe("the loan's status", () => {
  it.each<[LoanStatusCode, string[]]>([
    ["RP", []],
    ["DA", []],
    ["FB", []],
    ["IM", []],
    ["IA", ["warning no_payment_due_yet"]],
    ["ID", ["warning no_payment_due_yet"]],
    ["IG", ["warning no_payment_due_yet"]],
    ["DU", ["error loan_not_payable"]],
    ["PF", ["error loan_not_payable"]],
    ["AE", ["error loan_not_payable"]],
    ["CA", ["error loan_not_payable"]],
    ["BK", ["error loan_not_payable"]],
  ])("%s", (status, expected) => {
    expect(check("100.00", toLoan({ status }))).toEqual(expected);
  });

  it("a servicer none of whose loans can be paid, one that the employee does not have, one not known yet", () => {
    const servicer = (...loans: LoanFacts[]) => ({ paid: { type: "servicer" as const, loans } });
    expect(check("1.00", servicer(loan({ status: "DU" }), loan({ status: "PF" })))).toEqual([
      "error servicer_not_payable",
    ]);
    expect(check("1.00", servicer(loan({ status: "DU" }), loan()))).toEqual([]);
    expect(check("1.00", servicer())).toEqual(["error not_linked"]);
    expect(check("1.00", { paid: null })).toEqual([]);
  });
});

describe("tax, people, twins", () => {
  it("equal to the room is not above it", () => {
    expect(check("250.00", { room: money("250.00") })).toEqual([]);
    const [problem] = checkPayment(money("250.01"), facts({ room: money("250.00") }));
    expect(problem).toMatchObject({ code: "above_room", taxFree: "250.00", taxable: "0.01" });
  });

  it("Parent PLUS is all taxable, so its room is not asked; among a servicer's loans it is a warning", () => {
    const plus = loan({ type: "Direct PLUS Parent" });
    expect(check("100.00", { paid: { type: "loan", loans: [plus] }, room: ZERO })).toEqual([
      "warning parent_plus",
    ]);
    expect(check("100.00", { paid: { type: "servicer", loans: [plus, loan()] } })).toEqual([
      "warning servicer_has_parent_plus",
    ]);
  });

  it("terminated is an error, on leave a warning", () => {
    expect(check("1.00", { employeeStatus: "terminated" })).toEqual(["error employee_terminated"]);
    expect(check("1.00", { employeeStatus: "leave" })).toEqual(["warning employee_on_leave"]);
  });

  it("tells twins and payments of the same month with where they are", () => {
    const prior = {
      id: "i",
      batchId: "b",
      batch: "November",
      debitDay: day("2026-11-24"),
      amount: money("150.00"),
    };
    const problems = checkPayment(money("1.00"), facts({ twinRows: [9, 12], paidThisMonth: [prior] }));
    expect(problems.map((one) => describeProblem(one, 91))).toEqual([
      "Row 91, Employee: the employee is already paid this month: $150.00 in November, debited Tue, Nov 24. Keep the payment if both are meant.",
      "Row 91, Employee: the same employee is also paid in rows 9, 12. Keep both if both are meant.",
    ]);
  });

  it("an amount must be above zero and fit the bank's field; one that is not known stops no other check", () => {
    const rich = toLoan({ principal: money("999999999.00") });
    expect(check("0.00")).toEqual(["error amount_not_positive"]);
    expect(check("-1.00")).toEqual(["error amount_not_positive"]);
    expect(check("99999999.99", rich)).toEqual([]);
    expect(check("100000000.00", rich)).toEqual(["error amount_above_maximum"]);
    expect(checkPayment(null, facts({ employeeStatus: "leave" }))).toHaveLength(1);
  });

  it("tells everything at once", () => {
    const over = {
      employeeStatus: "terminated",
      ...toLoan({ status: "DU" }),
      room: ZERO,
      twinRows: [3],
    } as const;
    expect(check("9.00", over)).toEqual([
      "error employee_terminated",
      "warning twin_in_draft",
      "error loan_not_payable",
      "warning above_room",
    ]);
  });
});

describe("words", () => {
  const problem: PaymentProblem = {
    severity: "error",
    code: "far_above_owed",
    column: "amount",
    found: money("5000.00"),
    owed: money("3000.00"),
    suggestion: money("3000.00"),
  };

  it("name the row and the file's own column, or the field where there is no file", () => {
    const words =
      "expected at most what is owed, $3,000.00, found $5,000.00. Lower it to the payoff, $3,000.00.";
    expect(describeProblem(problem, 42, "Contribution ($)")).toBe(`Row 42, Contribution ($): ${words}`);
    expect(describeProblem(problem, null)).toBe(`${columnLabel("amount")}: ${words}`);
    expect(problemTitle(problem.code)).toBe("far above what is owed");
  });

  it("shorten what was found", () => {
    const long = describeProblem(
      { severity: "error", code: "loan_unknown", column: "loanNumber", found: "9".repeat(5_000) },
      1,
    );
    expect(long.length).toBeLessThan(250);
  });
});
