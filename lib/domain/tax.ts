import type { ItemStatus } from "./batches/status";
import { add, formatMoney, max, min, type Money, money, subtract, ZERO } from "./money";

/** One year's tax-free limit per employee (26 USC 127(a)(2)), with where the figure was read. */
export interface Section127Limit {
  year: number;
  amount: Money;
  source: string;
}

export interface LimitInForce {
  amount: Money;
  /** False where the year has no row and an earlier figure stands in. */
  known: boolean;
  source: string;
}

/** 26 USC 127(a)(2) and (d): unchanged until 2026; the first indexed year is 2027, whose figure an owner enters. */
export const STATUTORY_LIMITS: readonly Section127Limit[] = [2024, 2025, 2026].map((year) => ({
  year,
  amount: money("5250.00"),
  source: "26 USC 127(a)(2)",
}));

/** The limit before any indexing; the statute only raises it, from 2027 on. */
const STATUTE: LimitInForce = { amount: money("5250.00"), known: false, source: "26 USC 127(a)(2)" };

/** The limit of this year, else the last one known before it (rules 6), else the statute's own figure. */
export function limitForYear(limits: readonly Section127Limit[], year: number): LimitInForce {
  let best: Section127Limit | undefined;
  for (const limit of limits) {
    if (limit.year <= year && (best === undefined || limit.year > best.year)) best = limit;
  }
  return best ? { amount: best.amount, known: best.year === year, source: best.source } : STATUTE;
}

/** "the 2027 limit is not entered; computed with $5,250.00" */
export const limitNotEnteredWords = (year: number, limit: LimitInForce): string =>
  `the ${year} limit is not entered; computed with ${formatMoney(limit.amount)}`;

/**
 * What an employee can still get tax-free this year: the limit less benefits from elsewhere (tuition, another employer)
 * less the tax-free part of this year's items. Never below zero.
 */
export const roomLeft = (year: { limit: Money; external: Money; used: Money }): Money =>
  max(ZERO, subtract(year.limit, add(year.external, year.used)));

/** Splits one item. `qualifies` is false for a loan that is not for the employee's own education (Parent PLUS). */
export function splitTax(item: { amount: Money; room: Money; qualifies: boolean }): {
  taxFree: Money;
  taxable: Money;
} {
  const taxFree = item.qualifies ? min(item.amount, max(ZERO, item.room)) : ZERO;
  return { taxFree, taxable: subtract(item.amount, taxFree) };
}

const uncounted: ReadonlySet<ItemStatus> = new Set([
  "failed",
  "cancelled",
  "refunded",
  "replaced",
  "returned",
]);

/**
 * What of an item's stored split counts in its year (rules "Tax-free room"): nothing where its money did not stay with the
 * servicer; of one refunded in part what stayed, since a refund takes the taxable part back first.
 */
export function countedSplit(item: { status: ItemStatus; taxFree: Money; taxable: Money; refunded: Money }): {
  taxFree: Money;
  taxable: Money;
} {
  if (uncounted.has(item.status)) return { taxFree: ZERO, taxable: ZERO };
  const fromTaxable = min(item.refunded, item.taxable);
  return {
    taxFree: subtract(add(item.taxFree, fromTaxable), item.refunded),
    taxable: subtract(item.taxable, fromTaxable),
  };
}
