/** What came back: the debit of the payer, or the credit to a servicer. */
export type ReturnKind = "debit_return" | "credit_return";

/** What is to be done about it (reference 4.4). */
export type ReturnAction =
  | "retry"
  | "replace_account"
  | "ask_owner"
  | "cancel_series"
  | "review_fraud"
  | "correct_and_resend"
  | "correct_entry"
  | "new_routing_number"
  | "stop_with_care"
  | "refund_or_redirect"
  | "check_duplicate"
  | "allow_company_id"
  | "send_elsewhere"
  | "close";

export interface ReturnCode {
  code: string;
  /** Reads after "because:", lower case, without a full stop. */
  meaning: string;
  /** Banking days from settlement in which the bank may send it; null where there is no fixed number. */
  windowBankingDays: 2 | null;
  /** A consumer may have it sent up to 60 calendar days after settlement. */
  consumerUnauthorised60Days: boolean;
  /** Only these may be debited again, at most twice (rules 2). */
  retryable: boolean;
  /** The account cannot be debited any more. */
  disablesAccount: boolean;
  kinds: readonly ReturnKind[];
  action: ReturnAction;
}

const DEBIT: readonly ReturnKind[] = ["debit_return"];
const CREDIT: readonly ReturnKind[] = ["credit_return"];
const BOTH: readonly ReturnKind[] = ["debit_return", "credit_return"];
/** Cheques turned into entries: we never send one, so that no entry of ours comes back so. */
const NEITHER: readonly ReturnKind[] = [];

const DISABLING: readonly ReturnAction[] = [
  "replace_account",
  "review_fraud",
  "new_routing_number",
  "stop_with_care",
];

type Window = "2 days" | "60 days" | "open";
type Row = readonly [
  code: string,
  meaning: string,
  window: Window,
  kinds: readonly ReturnKind[],
  action: ReturnAction,
];

const TABLE: readonly Row[] = [
  ["R01", "insufficient funds", "2 days", DEBIT, "retry"],
  ["R02", "account closed", "2 days", BOTH, "replace_account"],
  ["R03", "no account, or it cannot be found", "2 days", BOTH, "replace_account"],
  ["R04", "invalid account number", "2 days", BOTH, "replace_account"],
  [
    "R05",
    "a consumer's account was debited as a company's, without authorisation",
    "60 days",
    DEBIT,
    "replace_account",
  ],
  ["R06", "returned at our bank's request", "open", BOTH, "close"],
  ["R07", "authorisation revoked by the customer", "60 days", DEBIT, "cancel_series"],
  ["R08", "payment stopped", "2 days", DEBIT, "ask_owner"],
  ["R09", "uncollected funds", "2 days", DEBIT, "retry"],
  ["R10", "the customer does not know or did not authorise the originator", "60 days", DEBIT, "review_fraud"],
  ["R11", "not in line with the terms of the authorisation", "60 days", DEBIT, "correct_and_resend"],
  ["R12", "the branch was sold to another bank", "2 days", BOTH, "new_routing_number"],
  ["R13", "invalid routing number", "open", BOTH, "correct_entry"],
  ["R14", "the account's representative payee died or cannot go on", "2 days", BOTH, "stop_with_care"],
  ["R15", "the account holder or beneficiary died", "2 days", BOTH, "stop_with_care"],
  ["R16", "account frozen", "2 days", BOTH, "replace_account"],
  ["R17", "invalid account under questionable circumstances", "2 days", BOTH, "review_fraud"],
  ["R18", "improper effective entry date", "open", BOTH, "correct_entry"],
  ["R19", "amount field error", "open", BOTH, "correct_entry"],
  ["R20", "not an account that takes payments", "2 days", BOTH, "replace_account"],
  ["R21", "invalid company identification", "2 days", BOTH, "correct_entry"],
  ["R22", "invalid individual id", "2 days", BOTH, "correct_entry"],
  ["R23", "credit refused by the receiver", "open", CREDIT, "refund_or_redirect"],
  ["R24", "duplicate entry", "2 days", BOTH, "check_duplicate"],
  ["R25", "addenda error", "open", BOTH, "correct_entry"],
  ["R26", "mandatory field error", "open", BOTH, "correct_entry"],
  ["R27", "trace number error", "open", BOTH, "correct_entry"],
  ["R28", "routing number check digit error", "open", BOTH, "correct_entry"],
  ["R29", "the company says it did not authorise the debit", "2 days", DEBIT, "allow_company_id"],
  ["R31", "permissible return, agreed between the banks", "open", DEBIT, "close"],
  ["R32", "the bank cannot settle", "open", BOTH, "send_elsewhere"],
  ["R33", "return of a destroyed-cheque entry", "60 days", NEITHER, "close"],
  ["R34", "the bank may not take part in the network", "open", BOTH, "send_elsewhere"],
  ["R37", "the source document was presented as well", "60 days", NEITHER, "close"],
];

export const RETURN_CODES: readonly ReturnCode[] = TABLE.map(([code, meaning, window, kinds, action]) => ({
  code,
  meaning,
  windowBankingDays: window === "2 days" ? 2 : null,
  consumerUnauthorised60Days: window === "60 days" && kinds !== NEITHER,
  retryable: action === "retry",
  disablesAccount: DISABLING.includes(action),
  kinds,
  action,
}));

const byCode = new Map(RETURN_CODES.map((entry) => [entry.code, entry]));

/** What a code means. One that is not in the table is shown as unknown, closes nothing and is never tried again. */
export const returnCode = (code: string): ReturnCode =>
  byCode.get(code) ?? {
    code,
    meaning: "a reason that Paydown does not know",
    windowBankingDays: null,
    consumerUnauthorised60Days: false,
    retryable: false,
    disablesAccount: false,
    kinds: BOTH,
    action: "ask_owner",
  };

/** Whether a simulated answer of this kind may carry this code (rules 2: else 422). False for a code not in the table. */
export const fitsReturnKind = (code: string, kind: ReturnKind): boolean =>
  byCode.get(code)?.kinds.includes(kind) ?? false;

export const returnCodesFor = (kind: ReturnKind): ReturnCode[] =>
  RETURN_CODES.filter((entry) => entry.kinds.includes(kind));

/** What the person who looks at the return is to do. */
export function returnActionWords(action: ReturnAction): string {
  switch (action) {
    case "retry":
      return "It is tried again, at most twice. See that the account holds the money.";
    case "replace_account":
      return "Do not use this account again. Check its numbers, or choose another account.";
    case "ask_owner":
      return "Ask the account's owner before anything is sent again.";
    case "cancel_series":
      return "Nothing more may be debited without a new authorisation; its series is cancelled.";
    case "review_fraud":
      return "Do not use this account again. Find out who set it up and what was agreed to.";
    case "correct_and_resend":
      return "Correct what differed from the authorisation; it may be sent again within 60 days.";
    case "correct_entry":
      return "The entry was wrong. Report it, correct it and send it again.";
    case "new_routing_number":
      return "Ask for the routing number of the bank that took the branch over.";
    case "stop_with_care":
      return "Stop all payments of this account and speak with the family or the representative.";
    case "refund_or_redirect":
      return "The servicer refused the money. Refund it, or send it to another loan.";
    case "check_duplicate":
      return "The bank has seen this entry before. Compare it with the earlier one before anything is sent again.";
    case "allow_company_id":
      return "Ask the business's bank to allow debits of the company id shown on the account page, then release again.";
    case "send_elsewhere":
      return "This bank cannot take the entry. Use an account at another bank.";
    case "close":
      return "Nothing is to be corrected. Decide whether the money is sent again or refunded.";
  }
}
