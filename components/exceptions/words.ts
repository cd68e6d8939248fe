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
    case "refund_in_later_year":
      return `${money} of an earlier tax year was refunded`;
  }
}

/** What is safe, and what to do. */
export function exceptionTodo({ kind, refundOn }: Pick<ExceptionLine, "kind" | "refundOn">): string {
  if (refundOn !== null)
    return `The refund reaches your account on ${formatDay(refundOn)} and settles this by itself.`;
  switch (kind) {
    case "late_debit_return":
      return "Pay the amount by wire and say so here. Until then no batch can be released; payments that went out go on.";
    case "late_credit_return":
      return "Have the money refunded, or say how else it went its way (for example: sent to the servicer by check).";
    case "over_posted":
      return "Clear the excess with the servicer, and say here how it came back. The employee’s payment is done.";
    case "not_confirmed":
      return "Ask the servicer. If it has the money, confirm the payment; if the money is back in the bank, say so, and have it refunded or sent again.";
    case "refund_waits":
      return "Choose another verified account of the business. The money is here.";
    case "refund_in_later_year":
      return "See whether that year’s payroll report needs a correction, and say here what was done.";
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
