import { changeCode } from "../ach/change-codes";

/** What of an account a bank's correction may change; the number itself is never shown, its last four digits are. */
export type AccountNumbers = { routingNumber: string; last4: string; type: string };

/** A notification of change as it was taken: `after` is null where nothing could be taken over, and `why` says so. */
export type AccountCorrection = {
  code: string;
  before: AccountNumbers;
  after: AccountNumbers | null;
  why: string | null;
};

/** "C03, routing number and account number" */
export const changeCodeWords = (code: string): string =>
  `${code}, ${changeCode(code)?.corrects ?? "a correction that Paydown does not know"}`;

const parts = (numbers: AccountNumbers): readonly [string, string][] => [
  ["Account number", `ending in ${numbers.last4}`],
  ["Routing number", numbers.routingNumber],
  ["Kind of account", numbers.type],
];

/** One sentence for each part that differs, old and new: what a person compares with their bank's papers. */
export function correctedParts({ before, after, why }: AccountCorrection): string[] {
  if (after === null) return [`Nothing was changed. ${why ?? ""}`.trim()];
  const old = parts(before);
  const changed = parts(after).flatMap(([label, now], at) => {
    const was = old[at]?.[1];
    return was === now ? [] : [`${label}: was ${was ?? "not known"}, is now ${now}.`];
  });
  // Another number may end in the same four digits.
  return changed.length > 0 ? changed : [`The new account number too ends in ${after.last4}.`];
}
