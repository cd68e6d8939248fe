import type { TransferKind } from "../batches/ledger";
import { compareDays, type Day } from "../days";

/** Transfers that move money into or out of what Paydown holds for an account: bank_cash is one of their two sides. */
export const statementKinds = [
  "debit_settled",
  "debit_returned",
  "credit_settled",
  "credit_returned",
  "refunded",
  "late_refunded",
  "clearing_settled",
  "refund_returned",
  "refund_settled",
  "late_debit_return",
  "over_posted",
  "exception_settled",
  "micro_deposits",
  "micro_deposit_returned",
] as const satisfies readonly TransferKind[];
export type StatementKind = (typeof statementKinds)[number];

export const OPENING_WORDS = "Opening balance";

/** What stands at the end: on a day that is not over the balance may still change. */
export const closingWords = ({ period, today }: { period: { to: Day }; today: Day }): string =>
  compareDays(period.to, today) < 0 ? "Closing balance" : "Balance to date";

/** What a line of a statement says, the same on the page, in the CSV and in the PDF. */
export function statementWords(kind: StatementKind): string {
  switch (kind) {
    case "debit_settled":
      return "Debit collected from the account";
    case "debit_returned":
      return "Debit returned by the account’s bank";
    case "credit_settled":
      return "Payments sent to servicers";
    case "credit_returned":
      return "Payments that came back";
    case "refunded":
      return "Refunds sent back";
    case "late_refunded":
      return "Refund of what came back late";
    case "clearing_settled":
      return "Money that came back late, settled otherwise";
    case "refund_returned":
      return "Refunds returned by the account’s bank";
    case "refund_settled":
      return "Returned refunds sent again or settled otherwise";
    case "late_debit_return":
      return "Debit returned late, owed by the business";
    case "over_posted":
      return "Posted too much by a servicer, owed back";
    case "exception_settled":
      return "Exception settled, money received";
    case "micro_deposits":
      return "Verification deposits";
    case "micro_deposit_returned":
      return "Verification deposits returned by the account’s bank";
  }
}
