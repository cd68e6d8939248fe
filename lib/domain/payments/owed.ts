import { payability, type LoanStatusCode } from "../loan-status";
import { add, isAbove, isPositive, max, type Money, money, percentOf, subtract, ZERO } from "../money";

export type OwedFacts = { status: LoanStatusCode; principal: Money; interest: Money; onTheWay: Money };

/** Principal and interest less what is already on its way; never below zero (rules 5). */
export const owedOn = (loan: OwedFacts): Money =>
  max(ZERO, subtract(add(loan.principal, loan.interest), loan.onTheWay));

export const isPayable = (loan: { status: LoanStatusCode }): boolean => payability(loan.status).payable;

/** May take money now: the status allows it and something is owed. */
export const takesMoney = (loan: OwedFacts): boolean => isPayable(loan) && isPositive(owedOn(loan));

/** What all payable ones of these loans owe together, less what else is on its way to them. */
export function owedOnAll(loans: readonly OwedFacts[], alsoOnTheWay: Money): Money {
  let owed = ZERO;
  for (const loan of loans) if (isPayable(loan)) owed = add(owed, owedOn(loan));
  return max(ZERO, subtract(owed, alsoOnTheWay));
}

/** A payoff grows day by day and servicers hand back little: so much above it is a warning only, the larger of the two. */
const TOLERATED_PERCENT = "10";
const TOLERATED_AT_LEAST = money("100.00");

export type Overpayment = "none" | "tolerated" | "refused";

export function overpayment(amount: Money, owed: Money): Overpayment {
  if (!isAbove(amount, owed)) return "none";
  const tolerated = max(percentOf(owed, TOLERATED_PERCENT), TOLERATED_AT_LEAST);
  return isAbove(subtract(amount, owed), tolerated) ? "refused" : "tolerated";
}
