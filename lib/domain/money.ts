import { Decimal } from "decimal.js";

/**
 * Dollars and cents as canonical text: at least one digit, a point, two places, "-" only below zero ("437.50").
 * Text and not a number, because a float cannot hold 0.10; two texts are equal exactly when the amounts are.
 */
export type Money = string & { readonly __money: unique symbol };

/** What a database driver gives for NUMERIC. A plain number lacks `decimalPlaces` and so does not fit. */
interface DecimalLike {
  decimalPlaces(): number;
  toFixed(places?: number): string;
}

// A private copy, so that no other code's `Decimal.set` changes how money is rounded here. The largest sum that
// can occur (50,000 items of twelve digits) has 19 digits; 40 leaves no operation inexact.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

const canonical = (value: Decimal): Money => {
  const text = value.toFixed(2);
  // Two places were just written and minus zero is folded, which is what the brand promises.
  return (text === "-0.00" ? "0.00" : text) as Money;
};

export const ZERO: Money = canonical(new Exact(0));

/** One item: the width of the bank's field (rules 2). */
export const ITEM_AMOUNT_MAX: Money = canonical(new Exact("99999999.99"));
/** One batch in all (rules 2). */
export const BATCH_TOTAL_MAX: Money = canonical(new Exact("999999999999.99"));

const TRUSTED = /^-?\d+(\.\d{1,2}0*)?$/;
/** Text that is money already needs no arithmetic to become it: nearly all that a database or a file gives. */
const isCanonical = (text: string): text is Money =>
  /^-?(?:0|[1-9]\d*)\.\d{2}$/.test(text) && text !== "-0.00";
const API_GRAMMAR = /^\d{1,12}(\.\d{1,2})?$/;

/**
 * Money from a source that we trust: our own database or code. May be negative.
 * @throws RangeError for anything that is not exactly representable in whole cents
 */
export function money(value: string | DecimalLike): Money {
  const text = typeof value === "string" ? value : value.toFixed();
  if (isCanonical(text)) return text;
  if (!TRUSTED.test(text)) throw new RangeError(`not an amount in whole cents: ${JSON.stringify(text)}`);
  return canonical(new Exact(text));
}

/**
 * Money as the API accepts it: a string of at most twelve digits and two places, without a sign (contract §5).
 * Zero passes: whether an amount must be above zero is its caller's rule. Null for everything else, numbers too.
 */
export function parseMoney(text: unknown): Money | null {
  if (typeof text !== "string" || !API_GRAMMAR.test(text)) return null;
  return isCanonical(text) ? text : canonical(new Exact(text));
}

// In whole cents: a large file adds and compares many times a row, and Decimal takes ten times as long. Most of what is added
// is zero (nothing on the way, nothing used), which needs no arithmetic at all.
export const add = (a: Money, b: Money): Money =>
  b === ZERO ? a : a === ZERO ? b : fromCents(toCents(a) + toCents(b));

/** May be below zero: whether that is allowed is the caller's rule. */
export const subtract = (a: Money, b: Money): Money => (b === ZERO ? a : fromCents(toCents(a) - toCents(b)));

export function sum(amounts: Iterable<Money>): Money {
  let cents = 0n;
  for (const amount of amounts) cents += toCents(amount);
  return fromCents(cents);
}

/** Below zero, zero or above it, as `Array.sort` wants it. */
export const compare = (a: Money, b: Money): -1 | 0 | 1 => {
  const difference = toCents(a) - toCents(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const isAbove = (a: Money, b: Money): boolean => compare(a, b) > 0;
export const isZero = (amount: Money): boolean => amount === ZERO;
export const isPositive = (amount: Money): boolean => isAbove(amount, ZERO);
export const min = (a: Money, b: Money): Money => (isAbove(a, b) ? b : a);
export const max = (a: Money, b: Money): Money => (isAbove(b, a) ? b : a);

/** A share in percent, to the nearest cent, half a cent away from zero. `percent` is decimal text such as "10" or "6.2". */
export const percentOf = (amount: Money, percent: string): Money =>
  canonical(new Exact(amount).times(percent).dividedBy(100));

export const toCents = (amount: Money): bigint => BigInt(amount.replace(".", ""));

export function fromCents(cents: bigint): Money {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  // Two places and no sign on zero, which is what the brand promises.
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}` as Money;
}

/** For people: "$31,250.00", "-$25.00". */
export function formatMoney(amount: Money): string {
  const sign = amount.startsWith("-") ? "-" : "";
  const dollars = amount.slice(sign.length, -3).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}$${dollars}${amount.slice(-3)}`;
}
