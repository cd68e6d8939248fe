import type { PaymentLine } from "@/lib/schemas/borrower-payments/payment";
import type { ScheduleView } from "@/lib/schemas/borrower-payments/series";
import { formatDay } from "../ui/display/day";
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
      return { state: "waiting", word: words, next: `Confirmed ${formatDay(dates.complete_expected)}` };
    case "came_back":
      return { state: "attention", word: words };
    case "closed":
      return { state: "waiting", word: words };
  }
}

/** "Day 28 of each month" */
export const monthlyWords = (schedule: ScheduleView): string =>
  "end_of_month" in schedule ? "The last day of each month" : `Day ${schedule.day_of_month} of each month`;
