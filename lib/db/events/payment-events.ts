import { paymentColumns, paymentRow, paymentView } from "../borrower-payments/payment-row";
import { seriesColumns, seriesRow } from "../borrower-payments/series/series-row";
import { viewOfSeries, withUpcoming } from "../borrower-payments/series/series-view";
import type { BusinessDay } from "../business-day";
import type { Tx } from "../transaction";
import { recordEvents } from "./record-events";

/** As many as a step moves in one transaction: one statement a chunk. Bounds what stands in memory, not how many may change. */
const TOLD_AT_ONCE = 5_000;

function* portions(ids: Iterable<string>): Generator<string[]> {
  const each = [...new Set(ids)];
  for (let from = 0; from < each.length; from += TOLD_AT_ONCE) yield each.slice(from, from + TOLD_AT_ONCE);
}

/** Tells of Payments as the API shows them, in the order of their making; an id that stands twice is told of once. */
export async function tellPayments(tx: Tx, businessId: string, ids: Iterable<string>): Promise<void> {
  for (const portion of portions(ids)) {
    const rows = await tx.payment.findMany({
      where: { businessId, id: { in: portion } },
      select: paymentColumns,
      orderBy: { seq: "asc" },
    });
    await recordEvents(
      tx,
      businessId,
      rows.map((row) => ({ type: "payment.updated", objectId: row.id, data: paymentView(paymentRow(row)) })),
    );
  }
}

/**
 * Tells of series as the API shows them, in the order of their making. Call it after their occurrences were made, changed or
 * closed too: the days to come show them.
 */
export async function tellSeries(tx: Tx, business: BusinessDay, ids: Iterable<string>): Promise<void> {
  const { businessId } = business;
  for (const portion of portions(ids)) {
    const rows = await tx.paymentSeries.findMany({
      where: { businessId, id: { in: portion } },
      select: seriesColumns,
      orderBy: { seq: "asc" },
    });
    const views = (await withUpcoming(tx, business, rows.map(seriesRow))).map(viewOfSeries);
    await recordEvents(
      tx,
      businessId,
      views.map((data) => ({ type: "payment_series.updated", objectId: data.id, data })),
    );
  }
}
