/** The books, rules "The ledger": which account is debited and which credited for each thing that can happen to money. */
export type LedgerAccount =
  | "bank_cash"
  | "employer_receivable"
  | "program_liability"
  | "borrower_receivable"
  | "borrower_liability"
  | "servicer_payable"
  | "returns_clearing"
  | "exceptions_receivable"
  | "verification_expense";

const postings = {
  released: ["employer_receivable", "program_liability"],
  recalled: ["program_liability", "employer_receivable"],
  debit_failed: ["program_liability", "employer_receivable"],
  debit_settled: ["bank_cash", "employer_receivable"],
  debit_returned: ["employer_receivable", "bank_cash"],
  credit_sent: ["program_liability", "servicer_payable"],
  credit_settled: ["servicer_payable", "bank_cash"],
  held_back: ["program_liability", "returns_clearing"],
  credit_returned: ["bank_cash", "returns_clearing"],
  resent: ["returns_clearing", "program_liability"],
  refunded: ["returns_clearing", "bank_cash"],
  // Money that came back for a final item: to the employer, or on its way otherwise (a person says how).
  late_refunded: ["returns_clearing", "bank_cash"],
  clearing_settled: ["returns_clearing", "bank_cash"],
  // A refund that its account's bank sent back: the money waits again, until it goes to another account or its way otherwise.
  refund_returned: ["bank_cash", "returns_clearing"],
  refund_settled: ["returns_clearing", "bank_cash"],
  late_debit_return: ["exceptions_receivable", "bank_cash"],
  over_posted: ["exceptions_receivable", "bank_cash"],
  exception_settled: ["bank_cash", "exceptions_receivable"],
  micro_deposits: ["verification_expense", "bank_cash"],
  micro_deposit_returned: ["bank_cash", "verification_expense"],
} as const satisfies Record<string, readonly [LedgerAccount, LedgerAccount]>;

export type TransferKind = keyof typeof postings;

// Object.keys forgets what it was given; the table holds these words only.
export const transferKinds = Object.keys(postings) as readonly TransferKind[];

/** Whose money it is: the same things happen to an employer's and to a Borrower's, on accounts of their own. */
export type Funds = "employer" | "borrower";

const ofBorrower: Partial<Record<LedgerAccount, LedgerAccount>> = {
  employer_receivable: "borrower_receivable",
  program_liability: "borrower_liability",
};

/** The accounts of a transfer of this kind: the first is debited, the second credited. */
export function posting(
  kind: TransferKind,
  funds: Funds = "employer",
): { debit: LedgerAccount; credit: LedgerAccount } {
  const [debit, credit] = postings[kind];
  if (funds === "employer") return { debit, credit };
  return { debit: ofBorrower[debit] ?? debit, credit: ofBorrower[credit] ?? credit };
}

/** servicer_payable is kept per servicer: such a transfer names one. */
export function namesServicer(kind: TransferKind): boolean {
  const { debit, credit } = posting(kind);
  return debit === "servicer_payable" || credit === "servicer_payable";
}
