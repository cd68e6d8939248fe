/** What a person must look at before the books close (rules "A batch and its items", "Account removal", "Tax-free room"). */
export const exceptionKinds = [
  "late_debit_return",
  "late_credit_return",
  "over_posted",
  "not_confirmed",
  "refund_waits",
  "refund_returned",
  "refund_in_later_year",
] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

/** Settling these says that money came in: only an owner does. */
export const settledByOwner: ReadonlySet<ExceptionKind> = new Set(["late_debit_return", "over_posted"]);
