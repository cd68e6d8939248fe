import { payability, warnings as statusWarnings } from "../loans/loan-status";
import { isParentPlus, type LoanType } from "../loans/loan-types";
import { isAbove, isPositive, ITEM_AMOUNT_MAX, type Money } from "../money";
import { splitTax } from "../tax";
import { isPayable, type OwedFacts, overpayment, owedOnAll } from "./owed";
import { error, fewOf, type PaymentProblem, type PriorPayment, warning } from "./problems";
import type { EmploymentStatus } from "./roster";

export type LoanFacts = OwedFacts & { type: LoanType };

/** All that decides about one payment, as it stands now. */
export type PaymentFacts = {
  employeeStatus: EmploymentStatus;
  /**
   * The loans that the allocation pays: the one, or all of this employee's at the servicer (empty: not linked).
   * Null while it is not known where the payment goes; then only the rest is checked.
   */
  paid: { type: "loan" | "servicer"; loans: readonly LoanFacts[] } | null;
  /** On its way to the same loans besides each loan's own `onTheWay`: items to the servicer as a whole, earlier rows of this batch. */
  alsoOnTheWay: Money;
  /** What is left of this year's tax-free limit before this payment, earlier rows of this batch taken off; null: not asked. */
  room: Money | null;
  /** Other rows of the same draft for this employee, as they are numbered for people: the first few, and how many more. */
  twinRows: readonly number[];
  moreTwins?: number;
  /** Released items for this employee whose debit is in the same month, without failed, cancelled, refunded and replaced ones. */
  paidThisMonth: readonly PriorPayment[];
};

function aboutAmount(amount: Money): PaymentProblem[] {
  if (!isPositive(amount)) return [error({ code: "amount_not_positive", column: "amount", found: amount })];
  if (isAbove(amount, ITEM_AMOUNT_MAX))
    return [error({ code: "amount_above_maximum", column: "amount", found: amount })];
  return [];
}

function aboutEmployee(facts: PaymentFacts): PaymentProblem[] {
  const problems: PaymentProblem[] = [];
  if (facts.employeeStatus === "terminated")
    problems.push(error({ code: "employee_terminated", column: "employeeId" }));
  if (facts.employeeStatus === "leave")
    problems.push(warning({ code: "employee_on_leave", column: "employeeId" }));
  if (facts.paidThisMonth.length > 0) {
    const { few, rest } = fewOf(facts.paidThisMonth);
    problems.push(warning({ code: "paid_this_month", column: "employeeId", payments: few, ...rest }));
  }
  if (facts.twinRows.length > 0) {
    const more = facts.moreTwins === undefined ? {} : { more: facts.moreTwins };
    problems.push(warning({ code: "twin_in_draft", column: "employeeId", rows: facts.twinRows, ...more }));
  }
  return problems;
}

function aboutLoan(loan: LoanFacts): PaymentProblem[] {
  const answer = payability(loan.status);
  if (!answer.payable) {
    return [
      error({ code: "loan_not_payable", column: "loanNumber", status: loan.status, reason: answer.not }),
    ];
  }
  const problems: PaymentProblem[] = statusWarnings(loan.status).map((code) =>
    warning({ code, column: "loanNumber", status: loan.status }),
  );
  if (isParentPlus(loan.type)) problems.push(warning({ code: "parent_plus", column: "loanNumber" }));
  return problems;
}

function aboutDestination(paid: NonNullable<PaymentFacts["paid"]>): PaymentProblem[] {
  const [first] = paid.loans;
  if (first === undefined) return [error({ code: "not_linked", column: "loanNumber" })];
  if (paid.type === "loan") return aboutLoan(first);
  const payable = paid.loans.filter(isPayable);
  if (payable.length === 0) return [error({ code: "servicer_not_payable", column: "loanNumber" })];
  const problems: PaymentProblem[] = [];
  const early = payable.find((loan) => statusWarnings(loan.status).length > 0);
  if (early !== undefined && payable.every((loan) => statusWarnings(loan.status).length > 0)) {
    problems.push(warning({ code: "no_payment_due_yet", column: "loanNumber", status: early.status }));
  }
  if (payable.some((loan) => isParentPlus(loan.type))) {
    problems.push(warning({ code: "servicer_has_parent_plus", column: "loanNumber" }));
  }
  return problems;
}

function aboutOwed(amount: Money, loans: readonly LoanFacts[], alsoOnTheWay: Money): PaymentProblem[] {
  // Of what cannot be paid at all the loan's status was told.
  if (!loans.some(isPayable)) return [];
  const owed = owedOnAll(loans, alsoOnTheWay);
  const data = { column: "amount", found: amount, owed, suggestion: isPositive(owed) ? owed : null } as const;
  switch (overpayment(amount, owed)) {
    case "none":
      return [];
    case "tolerated":
      return [warning({ code: "above_owed", ...data })];
    case "refused":
      return [error({ code: "far_above_owed", ...data })];
  }
}

function aboutRoom(amount: Money, room: Money | null, allParentPlus: boolean): PaymentProblem[] {
  // A Parent PLUS payment is taxable whatever room there is, and was said to be.
  if (room === null || allParentPlus || !isAbove(amount, room)) return [];
  return [
    warning({ code: "above_room", column: "amount", room, ...splitTax({ amount, room, qualifies: true }) }),
  ];
}

/**
 * Everything that is wrong or worth a look about one payment (rules 5): the same for a row of a file, a cell of the grid and an
 * item of the API, and asked again at release. `amount` null: it could not be read, which its reader has told.
 */
export function checkPayment(amount: Money | null, facts: PaymentFacts): PaymentProblem[] {
  const { paid } = facts;
  const problems = [...aboutEmployee(facts), ...(paid === null ? [] : aboutDestination(paid))];
  if (amount === null) return problems;
  const wrong = aboutAmount(amount);
  if (wrong.length > 0) return [...problems, ...wrong];
  const parentPlus = paid?.type === "loan" && paid.loans.every((loan) => isParentPlus(loan.type));
  return [
    ...problems,
    ...(paid === null ? [] : aboutOwed(amount, paid.loans, facts.alsoOnTheWay)),
    ...aboutRoom(amount, facts.room, parentPlus),
  ];
}
