export type RoutingProblemCode = "length" | "not_digits" | "all_zero" | "prefix" | "checksum";
export interface RoutingProblem {
  code: RoutingProblemCode;
  found: string;
}

const LENGTH_DIGITS = 9;
const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1] as const;
/** 00 US Government, 01–12 Federal Reserve districts, 21–32 thrifts, 61–72 electronic, 80 traveller's cheques. */
const ASSIGNED_PREFIX = /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/;
/** Those at which an account can be debited and credited (rules 4). */
const PAYABLE_PREFIX = /^(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2])/;

function isChecksumRight(nineDigits: string): boolean {
  const total = WEIGHTS.reduce(
    (sum, weight, i) => sum + weight * Number.parseInt(nineDigits.charAt(i), 10),
    0,
  );
  return total % 10 === 0;
}

/** All that is wrong with an ABA routing number; nothing if it can exist. Spaces are not forgiven: trim first. */
export function problemsWithRoutingNumber(found: string): RoutingProblem[] {
  const codes: RoutingProblemCode[] = [];
  if (!/^\d*$/.test(found)) codes.push("not_digits");
  if (found.length !== LENGTH_DIGITS) codes.push("length");
  if (codes.length === 0) {
    // Nine zeros pass the checksum and have an assigned prefix, yet no bank has them.
    if (/^0+$/.test(found)) codes.push("all_zero");
    if (!ASSIGNED_PREFIX.test(found)) codes.push("prefix");
    if (!isChecksumRight(found)) codes.push("checksum");
  }
  return codes.map((code) => ({ code, found }));
}

export function routingProblemWords({ code, found }: RoutingProblem): string {
  switch (code) {
    case "not_digits":
      return "A routing number has digits only. Copy the nine digits at the bottom left of a cheque.";
    case "length":
      return `A routing number has 9 digits, this has ${found.length}.`;
    case "all_zero":
      return "Nine zeros is no bank's routing number.";
    case "prefix":
      return `No bank's routing number begins with ${found.slice(0, 2)}. Check the first two digits.`;
    case "checksum":
      return `${found} is not a routing number: its check digit does not fit, so a digit is wrong or two are swapped.`;
  }
}

/** Whether money can move on this account: it is verified, and its bank takes ACH entries (rules 4). */
export const paymentsSupported = (account: { status: string; routingNumber: string }): boolean =>
  account.status === "verified" && PAYABLE_PREFIX.test(account.routingNumber);
