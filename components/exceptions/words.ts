import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { ExceptionLine } from "@/lib/schemas/batches/exceptions";
import { formatDay } from "@/lib/domain/days";
import { formatMoney } from "../ui/display/money";

/** What happened, in a few words. */
export function exceptionTitle({ kind, amount }: Pick<ExceptionLine, "kind" | "amount">): string {
  const money = formatMoney(amount);
  switch (kind) {
    case "late_debit_return":
      return `A debit came back late: ${money} is owed`;
    case "late_credit_return":
      return `${money} came back for a payment that was final`;
    case "over_posted":
      return `A servicer posted ${money} too much`;
    case "not_confirmed":
      return `${money} not confirmed in time`;
    case "refund_waits":
      return `A refund of ${money} waits for an account`;
    case "refund_returned":
      return `A refund of ${money} was sent back`;
    case "refund_in_later_year":
      return `${money} of an earlier tax year was refunded`;
  }
}

/** What it means: what is safe, and what waits. */
export function exceptionMeaning({ kind }: Pick<ExceptionLine, "kind">): string {
  switch (kind) {
    case "late_debit_return":
      return "The servicers have been paid and keep the money; the business owes it. No batch can be released until it is paid.";
    case "late_credit_return":
      return "The payment’s record stays as it was. The money is here and belongs to the business.";
    case "over_posted":
      return "The employee’s payment is done, and the business is out of nothing it did not send. The excess is to come back.";
    case "not_confirmed":
      return "The money reached the servicer’s bank, but nobody knows yet that it reached the loan.";
    case "refund_waits":
      return "The money is here. The account it came from takes nothing any more.";
    case "refund_returned":
      return "The payment stays refunded in the record. The money is here again, and no further try is made by itself.";
    case "refund_in_later_year":
      return "The refund frees no tax-free room of that year, whose payroll was reported without it.";
  }
}

/** The one thing to do next. */
export function exceptionTodo({ kind, refundOn }: Pick<ExceptionLine, "kind" | "refundOn">): string {
  if (refundOn !== null)
    return `Nothing: the refund reaches the account on ${formatDay(refundOn)} and settles this by itself.`;
  switch (kind) {
    case "late_debit_return":
      return "Pay the amount by wire, then say here how it was paid.";
    case "late_credit_return":
      return "Refund it. If it went its way otherwise (by check to the servicer), say so instead.";
    case "over_posted":
      return "Ask the servicer to send the excess back, then say here how it came.";
    case "not_confirmed":
      return "Ask the servicer whether it has the money, and say here which of the two it is.";
    case "refund_waits":
      return "Refund it to another verified account of the business.";
    case "refund_returned":
      return "Refund it to another verified account of the business, or say how it went its way otherwise.";
    case "refund_in_later_year":
      return "See whether that year’s payroll report needs a correction, then say here what was done.";
  }
}

/** What a person says when they settle one. */
export function settleWords(kind: ExceptionKind): { button: string; label: string; placeholder: string } {
  switch (kind) {
    case "late_debit_return":
      return {
        button: "It has been paid",
        label: "How it was paid",
        placeholder: "Wire of Dec 3, reference …",
      };
    case "over_posted":
      return {
        button: "It came back",
        label: "How it came back",
        placeholder: "Check of the servicer, Dec 10",
      };
    case "refund_in_later_year":
      return { button: "Payroll is right", label: "What was done", placeholder: "W-2c filed for 2026" };
    default:
      return {
        button: "Mark settled",
        label: "How it was settled",
        placeholder: "Sent to the servicer by check",
      };
  }
}
