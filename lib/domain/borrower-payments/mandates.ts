import { type Day, formatDayLong } from "../days";
import { formatMoney, type Money } from "../money";
import type { Schedule } from "../recurrence";

type Drawn = { servicer: string; last4: string };

/** What a Borrower agrees to. `company` is the name under which the bank's statement shows the debit. */
export type MandateOf =
  | ({ kind: "payment"; amount: Money; date: Day; company: string } & Drawn)
  | ({ kind: "payment_series"; amount: Money; schedule: Schedule; company: string } & Drawn)
  | ({ kind: "autopay" } & Drawn);

const REVOKE =
  "I can take this back on the payments page until the file of a debit closes, at the cut-off of the banking day before it. A debit that comes back for lack of funds may be tried again, at most twice.";

/** "on day 28 of each month, from Sunday, November 1, 2026, without end" */
export function scheduleWords(schedule: Schedule): string {
  const when =
    schedule.kind === "end_of_month"
      ? "on the last day of each month"
      : `on day ${schedule.dayOfMonth} of each month`;
  const end = schedule.endDate === null ? "without end" : `to ${formatDayLong(schedule.endDate)}`;
  return `${when}, from ${formatDayLong(schedule.startDate)} ${end}`;
}

/** The words shown beside the tick and kept as they were agreed to: one text for page, operation and record. */
export function mandateText(of: MandateOf): string {
  switch (of.kind) {
    case "payment":
      return `I allow ${of.company}, through Paydown, to debit ${formatMoney(of.amount)} once from my account ending in ${of.last4} on ${formatDayLong(of.date)}, and to pay it to ${of.servicer} for my student loans. ${REVOKE}`;
    case "payment_series":
      return `I allow ${of.company}, through Paydown, to debit ${formatMoney(of.amount)} from my account ending in ${of.last4} ${scheduleWords(of.schedule)}, and to pay it to ${of.servicer} for my student loans. Where banks are closed on such a day, the debit is on the next banking day of the same month, or else on the last one before. ${REVOKE}`;
    case "autopay":
      return `${of.servicer} debits my account ending in ${of.last4} by itself, under what I agreed to with ${of.servicer}. Paydown records this and shows it beside my other payments; it debits nothing for it. To stop the servicer's debit I also tell ${of.servicer}.`;
  }
}
