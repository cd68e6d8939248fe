import { type Day, monthOf } from "@/lib/domain/days";
import type { Schedule } from "@/lib/domain/recurrence";
import { type DebitDates, datesOfDebit } from "@/lib/domain/schedule";
import type { BusinessDay } from "../../business-day";
import type { Tx } from "../../transaction";
import { scheduleOf } from "./series-row";

export type DueSeries = { id: string; schedule: Schedule; usedMonths: readonly string[] };

type Raw = {
  id: string;
  schedule: string;
  day_of_month: number | null;
  start_date: Date;
  end_date: Date | null;
  used: string[];
};

/** Locks those of these series that are active and have no open occurrence, with the months from today's on that have one. */
export async function seriesWithoutOpen(
  tx: Tx,
  business: BusinessDay,
  ids: readonly string[],
): Promise<DueSeries[]> {
  const { businessId } = business;
  await tx.$executeRaw`
    SELECT FROM payment_series WHERE business_id = ${businessId}::uuid AND id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT s.id, s.schedule, s.day_of_month, s.start_date, s.end_date,
           ARRAY(SELECT p.month FROM payment p
                  WHERE p.business_id = s.business_id AND p.series_id = s.id AND p.month >= ${monthOf(business.today)}
                  ORDER BY p.month) AS used
      FROM payment_series s
     WHERE s.business_id = ${businessId}::uuid AND s.id = ANY (${[...ids]}::uuid[]) AND s.status = 'active'
       AND NOT EXISTS (SELECT FROM payment p WHERE p.business_id = s.business_id AND p.series_id = s.id
                          AND p.stage = 'scheduled')
     ORDER BY s.id`;
  return rows.map((row) => ({
    id: row.id,
    schedule: scheduleOf({
      schedule: row.schedule,
      dayOfMonth: row.day_of_month,
      startDate: row.start_date,
      endDate: row.end_date,
    }),
    usedMonths: row.used,
  }));
}

export type NewOccurrence = { seriesId: string; month: string; nominal: Day; day: Day };

/** Makes Payments of them on their series' terms, set-based, and says which. A month that has one already is left alone. */
export async function insertOccurrences(
  tx: Tx,
  business: BusinessDay,
  made: readonly NewOccurrence[],
  how: { by: string; rail: string },
): Promise<string[]> {
  const known = new Map<Day, DebitDates>();
  const dates = made.map(({ day }) => {
    const there = known.get(day) ?? datesOfDebit(day);
    known.set(day, there);
    return there;
  });
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO payment (business_id, borrower_id, servicer_id, source_account_id, amount, scheduled_date, series_id, month,
                         nominal_date, rail, debit_day, credits_sent_day, credits_effective_day, confirmed_expected_day,
                         created_by, created_at)
    SELECT s.business_id, s.borrower_id, s.servicer_id, s.source_account_id, s.amount, n.debit, s.id, n.month, n.nominal,
           ${how.rail}, n.debit, n.sent, n.effective, n.confirmed, ${how.by}, ${business.now}
      FROM unnest(${made.map((one) => one.seriesId)}::uuid[], ${made.map((one) => one.month)}::text[],
                  ${made.map((one) => one.nominal)}::date[], ${dates.map((one) => one.debit)}::date[],
                  ${dates.map((one) => one.creditsSent)}::date[], ${dates.map((one) => one.creditsEffective)}::date[],
                  ${dates.map((one) => one.confirmedExpected)}::date[])
             AS n (series_id, month, nominal, debit, sent, effective, confirmed)
      JOIN payment_series s ON s.business_id = ${business.businessId}::uuid AND s.id = n.series_id
    ON CONFLICT (business_id, series_id, month) WHERE series_id IS NOT NULL DO NOTHING
    RETURNING id`;
  return rows.map((row) => row.id);
}
