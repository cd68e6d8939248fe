import { fromCents, type Money } from "./money";

export const MICRO_DEPOSIT_MAX_CENTS = 30;
export const MICRO_DEPOSIT_TRIES_MAX = 3;

/**
 * Two different amounts from $0.01 to $0.30, each pair equally likely. Two equal ones would halve what a guesser must find.
 * @param randomBelow a whole number from 0 to its argument less one, from a source that nobody can predict
 */
export function chooseMicroDeposits(randomBelow: (endExclusive: number) => number): [Money, Money] {
  const first = 1 + randomBelow(MICRO_DEPOSIT_MAX_CENTS);
  const among = 1 + randomBelow(MICRO_DEPOSIT_MAX_CENTS - 1);
  const second = among < first ? among : among + 1;
  return [fromCents(BigInt(first)), fromCents(BigInt(second))];
}

export type MicroDepositCheck =
  | { outcome: "verified" }
  | { outcome: "wrong"; triesLeft: number }
  /** No try is left: the account is to be disabled (rules 4). */
  | { outcome: "disabled" };

/** Compares what the owner saw on the statement with what was sent, in either order. `triesUsed`: wrong tries before this one. */
export function checkMicroDeposits(check: {
  sent: readonly [Money, Money];
  answers: readonly [Money, Money];
  triesUsed: number;
}): MicroDepositCheck {
  if (check.triesUsed >= MICRO_DEPOSIT_TRIES_MAX) return { outcome: "disabled" };
  const [a, b] = check.sent;
  const [x, y] = check.answers;
  if ((a === x && b === y) || (a === y && b === x)) return { outcome: "verified" };
  const triesLeft = MICRO_DEPOSIT_TRIES_MAX - check.triesUsed - 1;
  return triesLeft > 0 ? { outcome: "wrong", triesLeft } : { outcome: "disabled" };
}
