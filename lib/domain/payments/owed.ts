import { type LoanStatusCode, payability } from "../loans/loan-status";
import { fromCents, isAbove, max, type Money, money, percentOf, subtract, toCents } from "../money";

export type OwedFacts = { status: LoanStatusCode; principal: Money; interest: Money; onTheWay: Money };

/** In whole cents: asked for every loan of every row, where Decimal would take most of a large file's time. */
function owedCents(loan: OwedFacts): bigint {
  const cents = toCents(loan.principal) + toCents(loan.interest) - toCents(loan.onTheWay);
  return cents > 0n ? cents : 0n;
}

export const isPayable = (loan: { status: LoanStatusCode }): boolean => payability(loan.status).payable;

/** May take money now: the status allows it and something is owed. */
export const takesMoney = (loan: OwedFacts): boolean => isPayable(loan) && owedCents(loan) > 0n;

/**
 * Principal and interest of all payable ones of these loans, less what is already on its way to them (rules 5), both each
 * loan's own and `alsoOnTheWay` to them together. Never below zero.
 */
export function owedOnAll(loans: readonly OwedFacts[], alsoOnTheWay: Money): Money {
  let cents = -toCents(alsoOnTheWay);
  for (const loan of loans) if (isPayable(loan)) cents += owedCents(loan);
  return fromCents(cents > 0n ? cents : 0n);
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
