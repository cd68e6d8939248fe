export type AchDirection = "credit" | "debit";
export type AchAccountType = "checking" | "savings" | "ledger" | "loan";
/** `answer`: an entry that comes back, as a return or a notification of change. */
export type AchEntryKind = "payment" | "prenote" | "zero_dollar" | "answer";

export interface TransactionCode {
  direction: AchDirection;
  accountType: AchAccountType;
  kind: AchEntryKind;
}

const ACCOUNT_TYPES = { checking: "2", savings: "3", ledger: "4", loan: "5" } as const;

const KINDS: readonly (readonly [digit: string, direction: AchDirection, kind: AchEntryKind])[] = [
  ["1", "credit", "answer"],
  ["2", "credit", "payment"],
  ["3", "credit", "prenote"],
  ["4", "credit", "zero_dollar"],
  ["6", "debit", "answer"],
  ["7", "debit", "payment"],
  ["8", "debit", "prenote"],
  ["9", "debit", "zero_dollar"],
];

// A loan account is debited by a reversal only, under a digit of its own; it has no prenote or zero-dollar debit.
const LOAN_DEBITS: Readonly<Record<string, AchEntryKind>> = { "55": "payment", "56": "answer" };

const table = new Map<string, TransactionCode>();
for (const accountType of ["checking", "savings", "ledger", "loan"] as const) {
  for (const [digit, direction, kind] of KINDS) {
    if (accountType === "loan" && direction === "debit") continue;
    table.set(ACCOUNT_TYPES[accountType] + digit, { direction, accountType, kind });
  }
}
for (const [code, kind] of Object.entries(LOAN_DEBITS)) {
  table.set(code, { direction: "debit", accountType: "loan", kind });
}

/** What the two digits of an entry say (reference 4.3); null if no entry has them. */
export const readTransactionCode = (code: string): TransactionCode | null => table.get(code) ?? null;

/** The code of a payment of ours: 22, 27, 32 or 37. A brokerage account counts as checking (rules 4): the caller says so. */
export const paymentCode = (direction: AchDirection, accountType: "checking" | "savings"): string =>
  ACCOUNT_TYPES[accountType] + (direction === "credit" ? "2" : "7");
