import { seriesColumns, type SeriesRow, seriesRow } from "@/lib/db/borrower-payments/series/series-row";
import {
  type DueSeries,
  insertOccurrences,
  type NewOccurrence,
  seriesWithoutOpen,
} from "@/lib/db/borrower-payments/series/occurrences";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import type { Tx } from "@/lib/db/transaction";
import { earliestDebitDay } from "@/lib/domain/borrower-payments/dates";
import { monthOfOccurrence, nextOccurrence } from "@/lib/domain/borrower-payments/occurrences";
import type { Day } from "@/lib/domain/days";
import type { Occurrence } from "@/lib/domain/recurrence";
import { installationRail } from "@/lib/auth/mode";
import { expectClosing } from "../payments/insert-payment";

/** Locks a series until commit: whoever makes or changes its occurrences holds it. */
export async function lockSeries(tx: Tx, businessId: string, id: string): Promise<SeriesRow | null> {
  await tx.$executeRaw`
    SELECT FROM payment_series WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const raw = await tx.paymentSeries.findFirst({ where: { businessId, id }, select: seriesColumns });
  return raw && seriesRow(raw);
}

/** All occurrences of a series, and what became of each. */
export async function occurrencesOf(tx: Tx, businessId: string, seriesId: string) {
  return tx.payment.findMany({
    where: { businessId, seriesId },
    orderBy: { nominalDate: "asc" },
    select: { id: true, month: true, status: true, stage: true, editedAlone: true },
  });
}

/** What this series would make next, at this instant. The month of the Payment `but` counts as free. */
export function whatComesNext(
  business: BusinessDay,
  series: SeriesRow,
  occurrences: readonly { id: string; month: string | null }[],
  but: string,
): Occurrence | null {
  const used = occurrences.flatMap((one) => (one.id !== but && one.month !== null ? [one.month] : []));
  return nextOccurrence(series.schedule, {
    earliest: earliestDebitDay(business.now, business.cutOff),
    usedMonths: new Set(used),
  });
}

/**
 * The next occurrence of an active series exists as a Payment: makes it for those of these series that have none open and one
 * still to come, whatever their number. The date comes from the rule alone. The series are
 * locked. It tells of the Payments; of the series, whose days to come have changed, the caller does.
 */
export async function makeNextOccurrences(
  tx: Tx,
  business: BusinessDay,
  seriesIds: readonly string[],
  by: string,
): Promise<void> {
  const due = await seriesWithoutOpen(tx, business, seriesIds);
  const earliest = earliestDebitDay(business.now, business.cutOff);
  const next = new Nexts(earliest);
  const made = due.flatMap((series): NewOccurrence[] => {
    const occurrence = next.of(series);
    return occurrence === null
      ? []
      : [{ seriesId: series.id, month: monthOfOccurrence(occurrence), ...occurrence }];
  });
  if (made.length === 0) return;
  const ids = await insertOccurrences(tx, business, made, { by, rail: installationRail });
  for (const day of new Set(made.map((one) => one.day))) await expectClosing(tx, business, day);
  await tellPayments(tx, business.businessId, ids);
}

/** A day's 100,000 series have a few dozen schedules between them: each is asked once. */
class Nexts {
  private readonly known = new Map<string, Occurrence | null>();
  constructor(private readonly earliest: Day) {}

  of({ schedule, usedMonths }: DueSeries): Occurrence | null {
    const date = schedule.kind === "day_of_month" ? schedule.dayOfMonth : "end";
    const key = `${date} ${schedule.startDate} ${schedule.endDate ?? ""} ${usedMonths.join(" ")}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const next = nextOccurrence(schedule, { earliest: this.earliest, usedMonths: new Set(usedMonths) });
    this.known.set(key, next);
    return next;
  }
}
