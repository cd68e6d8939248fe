import { changeCode } from "../ach/change-codes";

/** What of an account a bank's correction may change; the number itself is never shown, its last four digits are. */
type AccountNumbers = { routingNumber: string; last4: string; type: string };

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

const textAt = (value: object, key: string): string | null => {
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
};

function numbersAt(value: object, key: string): AccountNumbers | null {
  const found: unknown = Reflect.get(value, key);
  if (typeof found !== "object" || found === null) return null;
  const [routingNumber, last4, type] = [
    textAt(found, "routingNumber"),
    textAt(found, "last4"),
    textAt(found, "type"),
  ];
  return routingNumber === null || last4 === null || type === null ? null : { routingNumber, last4, type };
}

/** The correction that the history keeps; null of any other event. Without zod, for pages read it in the browser too. */
export function readCorrection({ kind, data }: { kind: string; data: unknown }): AccountCorrection | null {
  if (kind !== "account.corrected" || typeof data !== "object" || data === null) return null;
  const [code, before] = [textAt(data, "code"), numbersAt(data, "before")];
  if (code === null || before === null) return null;
  return { code, before, after: numbersAt(data, "after"), why: textAt(data, "why") };
}

/** With which code the account's bank returned an entry, as the history keeps it; null of any other event. */
export function readReturnCode({ kind, data }: { kind: string; data: unknown }): string | null {
  const isReturn = kind === "account.deposit_returned" || kind === "account.disabled";
  return isReturn && typeof data === "object" && data !== null ? textAt(data, "code") : null;
}
