import { returnCode } from "@/lib/domain/ach/return-codes";
import { DEBIT_ATTEMPTS_MAX } from "@/lib/domain/batches/timetable";
import { isAbove, isPositive, subtract } from "@/lib/domain/money";
import type { PaymentDetail, PaymentLine } from "@/lib/schemas/borrower-payments/payment";
import type { ScheduleView } from "@/lib/schemas/borrower-payments/series";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import type { State } from "../ui/states";

type Standing = Pick<PaymentLine, "payment" | "stage" | "words">;

/** A Payment's status: its state, what is happening, and what comes next with its day. */
export function paymentStatus({ payment, stage, words }: Standing): {
  state: State;
  word: string;
  next?: string;
} {
  if (payment.status === "complete") {
    return { state: payment.failure === null ? "done" : "attention", word: words };
  }
  if (payment.status === "cancelled") {
    return { state: payment.failure === null ? "waiting" : "problem", word: words };
  }
  const { dates } = payment;
  switch (stage) {
    case "scheduled":
    case "debit_sent":
      return { state: "waiting", word: words, next: `Debited ${formatDay(dates.debit)}` };
    case "retrying":
      return { state: "attention", word: words, next: `Debited again ${formatDay(dates.debit)}` };
    case "debit_settled":
      return {
        state: "waiting",
        word: words,
        next: `Leaves for the servicer ${formatDay(dates.credit_sent)}`,
      };
    case "credit_sent":
      return {
        state: "waiting",
        word: words,
        next: `Reaches the servicer ${formatDay(dates.credit_effective)}`,
      };
    case "credit_settled":
      return {
        state: "waiting",
        word: words,
        next: `Confirmation expected ${formatDay(dates.complete_expected)}`,
      };
    case "came_back":
      return { state: "attention", word: words };
    case "closed":
      return { state: "waiting", word: words };
  }
}

/** "Day 28 of each month" */
export const monthlyWords = (schedule: ScheduleView): string =>
  "end_of_month" in schedule ? "The last day of each month" : `Day ${schedule.day_of_month} of each month`;

type Trouble = { state: "attention" | "problem"; title: string; detail: string };

const troubles = new Set([
  "payment.failed",
  "payment.debit_returned",
  "payment.came_back",
  "payment.late_return",
]);

/** What went wrong with a Payment, where its money is and what to do about it; null where nothing went wrong. */
export function troubleWords(detail: PaymentDetail): Trouble | null {
  const { lastReturn, servicer, exceptions } = detail;
  const owed = exceptions.find(({ kind }) => kind === "late_debit_return");
  const late = exceptions.find(({ kind }) => kind === "not_confirmed");
  if (late && !owed) {
    return {
      state: "attention",
      title: `${servicer} has not confirmed ${formatMoney(late.amount)} in time`,
      detail: "The money reached its bank. We ask the servicer: there is nothing for you to do.",
    };
  }
  if (lastReturn === null) return null;
  const why = reason(lastReturn);
  if (owed) {
    // Its own reason stays with a payment that had come back before: it is not the debit's.
    const wentHome =
      detail.stage === "came_back" ||
      (isAbove(owed.amount, detail.postedAmount) && isPositive(detail.refundedAmount));
    const how = wentHome
      ? `It came after the money had gone to ${servicer} and back to your account.`
      : `${why} It came after the money had gone to ${servicer}, which keeps it.`;
    return {
      state: "problem",
      title: `You owe ${formatMoney(owed.amount)}: your bank took the debit back`,
      detail: `${how} We will write to you about it.`,
    };
  }
  switch (detail.activity.findLast(({ kind }) => troubles.has(kind))?.kind) {
    case "payment.came_back":
      return cameBackWords(detail, why);
    case "payment.debit_returned":
      return debitReturnedWords(detail, why);
    case "payment.late_return":
      return lateReturnWords(detail, why);
    default:
      return { state: "problem", title: "This payment was not made", detail: `${why} Nothing was debited.` };
  }
}

/** "R01, insufficient funds." A code of our own says less than the sentence beside it. */
const reason = ({ code, detail }: { code: string; detail: string }): string => {
  const words = /^R\d\d$/.test(code) ? `${code}, ${detail}` : detail;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith(".") ? "" : "."}`;
};

function debitReturnedWords(detail: PaymentDetail, why: string): Trouble {
  const { payment, stage, servicer, account } = detail;
  if (payment.status === "complete" || stage === "credit_sent" || stage === "credit_settled")
    return {
      state: "attention",
      title: "Your bank took the debit back later",
      detail: `${why} It is settled.`,
    };
  if (payment.status === "cancelled") {
    const gone = isPositive(detail.refundedAmount)
      ? `Your bank took the money back by itself, and ${servicer} has sent back what had gone there. You owe nothing.`
      : `Nothing went to ${servicer}. To pay it after all, set up a new payment${newAccountWords(detail)}.`;
    return { state: "problem", title: "This payment was not made", detail: `${why} ${gone}` };
  }
  const instead = detail.cancellable ? ", or cancel the payment" : "";
  return {
    state: "attention",
    title: "Your bank returned the debit",
    detail:
      `${why} It is tried again on ${formatDay(payment.dates.debit)} (attempt ${detail.debitAttempt} of ${DEBIT_ATTEMPTS_MAX}). ` +
      `See that your account ending in ${account.last4} holds ${formatMoney(payment.amount)} by then${instead}.`,
  };
}

/** Where the bank said that this account takes no debits. */
const newAccountWords = ({ lastReturn }: PaymentDetail): string =>
  lastReturn !== null && returnCode(lastReturn.code).disablesAccount ? " from another account" : "";

function cameBackWords(detail: PaymentDetail, why: string): Trouble {
  const { payment, servicer, account, backOn, exceptions, postedAmount } = detail;
  const rest = formatMoney(subtract(payment.amount, postedAmount));
  const what = isPositive(postedAmount) ? `${rest} of this payment` : "This payment";
  const of = { state: "attention" as const, title: `${what} did not reach ${servicer}` };
  if (exceptions.some(({ kind }) => kind === "refund_returned"))
    return {
      ...of,
      detail: `${why} It went back to your account, but your bank did not take it. The money is here and is yours: we will write to you about how you get it.`,
    };
  if (payment.status !== "pending") return { ...of, detail: `${why} ${rest} is back in your account.` };
  if (backOn !== null)
    return {
      ...of,
      detail: `${why} ${rest} goes back to your account and is there on ${formatDay(backOn)}.`,
    };
  return {
    ...of,
    detail: `${why} ${rest} is here and cannot go back: your account ending in ${account.last4} takes no money any more. Add and verify another account, and it is sent there.`,
  };
}

function lateReturnWords(
  { payment, servicer, refundedAmount, exceptions }: PaymentDetail,
  why: string,
): Trouble {
  const isHere = exceptions.some(({ kind }) => kind === "late_credit_return");
  return {
    state: "attention",
    title: `${formatMoney(subtract(payment.amount, refundedAmount))} came back from ${servicer} after it was confirmed`,
    detail: `${why} ${isHere ? "The money is here, and we will write to you about it." : "It is settled."}`,
  };
}
