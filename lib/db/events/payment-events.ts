import { monthOf } from "@/lib/domain/days";
import { Prisma } from "../generated/client";
import { isoInstant, paymentJson } from "../borrower-payments/payment/payment-json";
import { seriesColumns, seriesRow } from "../borrower-payments/series/series-row";
import { viewOfSeries, withUpcoming } from "../borrower-payments/series/series-view";
import type { BusinessDay } from "../business-day";
import type { Tx } from "../transaction";
import { insertEvents } from "./record-events";

/**
 * Tells of Payments as the API shows them, in the order of their
 * making: one statement whatever their number, and none of them leaves the database.
 */
export async function tellPayments(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await insertEvents(
    tx,
    businessId,
    Prisma.sql`
      SELECT 'payment.updated' AS type, p.id AS object_id, true AS funds, ${paymentJson} AS data
        FROM payment p
       WHERE p.business_id = ${businessId}::uuid AND p.id = ANY (${[...ids]}::uuid[]) ORDER BY p.seq`,
  );
}

/**
 * Series `s` with all that their days to come follow from, as text: their schedule, and the occurrences that they have from this
 * month on.
 */
const keyedSeries = (business: BusinessDay, ids: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT s.*, concat_ws('|', s.status, s.schedule, coalesce(s.day_of_month, 0), s.start_date, coalesce(s.end_date::text, 'open'),
                        (SELECT string_agg(concat_ws(' ', p.month, CASE WHEN p.stage = 'scheduled' THEN p.scheduled_date END),
                                           ',' ORDER BY p.month)
                           FROM payment p
                          WHERE p.business_id = s.business_id AND p.series_id = s.id
                            AND (p.stage = 'scheduled' OR p.month >= ${monthOf(business.today)}))) AS key
    FROM payment_series s WHERE s.business_id = ${business.businessId}::uuid AND s.id = ANY (${[...ids]}::uuid[])`;

/**
 * Tells of series as the API shows them (viewOfSeries in db/borrower-payments), in the order of their making. Call it after
 * their occurrences were made, changed or closed too: the days to come show them. Of a day's thousands few differ in what their
 * days follow from, so the rule is asked for one of each kind, and three statements tell of all.
 */
export async function tellSeries(tx: Tx, business: BusinessDay, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { businessId } = business;
  const kinds = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT DISTINCT ON (s.key) s.id, s.key FROM (${keyedSeries(business, ids)}) s ORDER BY s.key`;
  const rows = await tx.paymentSeries.findMany({
    where: { businessId, id: { in: kinds.map((kind) => kind.id) } },
    select: seriesColumns,
  });
  const views = (await withUpcoming(tx, business, rows.map(seriesRow))).map(viewOfSeries);
  const keys = new Map(kinds.map(({ id, key }) => [id, key]));
  await insertEvents(
    tx,
    businessId,
    Prisma.sql`
      SELECT 'payment_series.updated' AS type, s.id AS object_id, true AS funds,
             json_build_object(
               'amount', s.amount::text, 'borrower_id', s.borrower_id, 'created_at', ${isoInstant("s.created_at")}, 'id', s.id,
               'schedule', k.schedule::json, 'servicer_id', s.servicer_id, 'source_account_id', s.source_account_id,
               'status', s.status, 'upcoming_dates', k.upcoming::json, 'version', s.version) AS data
        FROM (${keyedSeries(business, ids)}) s
        JOIN unnest(${views.map((view) => keys.get(view.id) ?? "")}::text[],
                    ${views.map((view) => JSON.stringify(view.schedule))}::text[],
                    ${views.map((view) => JSON.stringify(view.upcoming_dates))}::text[]) AS k (key, schedule, upcoming)
             ON k.key = s.key
       ORDER BY s.seq`,
  );
}
