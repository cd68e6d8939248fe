import { monthOf } from "@/lib/domain/days";
import type { SeriesDetail } from "@/lib/schemas/borrower-payments/series";
import type { SavedSeries } from "./forms/series-form";

/** A series as its form takes it. */
export function savedSeries({ series, payments, changesHoldFrom }: SeriesDetail): SavedSeries {
  const { schedule } = series;
  const span = { startDate: schedule.start_date, endDate: schedule.end_date };
  return {
    id: series.id,
    version: series.version,
    servicerId: series.servicer_id,
    sourceAccountId: series.source_account_id,
    amount: series.amount,
    schedule:
      "end_of_month" in schedule
        ? { kind: "end_of_month", ...span }
        : { kind: "day_of_month", dayOfMonth: schedule.day_of_month, ...span },
    // A moved day never leaves its month. What is only scheduled is rewritten by the edit.
    usedMonths: payments
      .filter(({ stage }) => stage !== "scheduled")
      .map(({ payment }) => monthOf(payment.scheduled_date)),
    changesHoldFrom,
  };
}
