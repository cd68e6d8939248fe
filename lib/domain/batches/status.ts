/** Words of the API's BatchPayment (documented) and of its items (extension, contract §7). */
export const batchStatuses = ["pending", "unreconciled", "complete"] as const;
export type BatchStatus = (typeof batchStatuses)[number];

export const itemStatuses = [
  "pending",
  "sent",
  "posted",
  "returned",
  "refunded",
  "replaced",
  "failed",
  "cancelled",
] as const;
export type ItemStatus = (typeof itemStatuses)[number];

const finals: ReadonlySet<ItemStatus> = new Set(["posted", "refunded", "replaced", "failed", "cancelled"]);

/** Final states are final: the database refuses any further change. */
export function isFinal(status: ItemStatus): boolean {
  return finals.has(status);
}

export const debitStatuses = ["scheduled", "sent", "settled", "retrying", "failed", "recalled"] as const;
export type DebitStatus = (typeof debitStatuses)[number];

/** The steps a batch's work goes through; each, when done, leaves the next behind (contract §7, rules "Time"). */
export const workKinds = [
  "release_scheduled",
  "file_closes",
  "debit_settles",
  "bank_answers",
  "credits_go_out",
  "credits_settle",
  "credits_confirmed",
  "resent_goes_out",
  "resent_settles",
  "resent_confirmed",
  "refund_arrives",
  // Money that came back for a final item goes to the employer; what no servicer confirmed in time is told.
  "late_refund_arrives",
  "confirmation_overdue",
  // A returned debit goes out once more; NACHA rail: the file of a window is written.
  "retry_goes_out",
  "bank_file",
  // Borrowers' own payments, all of a business's and a day's together: the day is the work's number (lib/db/borrower-payments).
  "payments_close",
  "payments_debit",
  "payments_credit",
  "payments_settle",
  "payments_confirm",
  "payments_overdue",
  // Of one such payment: money that came back reaches the Borrower's account.
  "payment_refunded",
  // Of an account: its two micro-deposits leave with a file, and reach it.
  "deposits_leave",
  "deposits_arrive",
] as const;
export type WorkKind = (typeof workKinds)[number];

/** What only somebody outside can give: the morning's return file (or a person who says that there is none), a servicer's confirmations. */
export const waitingFors = ["return_file", "confirmation_file"] as const;
export type WaitingFor = (typeof waitingFors)[number];
