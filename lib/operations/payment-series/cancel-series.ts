import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import { seriesView } from "@/lib/db/borrower-payments/series/series-view";
import { lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import type { SeriesInput, SeriesView } from "@/lib/schemas/borrower-payments/series";
import { closeByPerson } from "../payments/cancel-payment";
import { mustBeSame } from "../payments/same-version";
import { lockOwnSeries } from "./edit-series";
import { occurrencesOf } from "./next-occurrence";

/** Ends a series and cancels its open occurrence; one whose file has closed goes on (rules 7). Cancelled already: as it is. */
export async function cancelSeries(payer: Payer, input: SeriesInput): Promise<SeriesView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const series = await lockOwnSeries(tx, payer, input.id);
    if (series.status === "cancelled") return seriesView(tx, business, series.id);
    mustBeSame(input.version, series.version, "series");
    const person = personOf(payer);
    await tx.paymentSeries.update({
      where: { businessId_id: { businessId, id: series.id } },
      data: { status: "cancelled", cancelledAt: business.now, version: { increment: 1 } },
    });
    await recordActivity(tx, business, {
      kind: "series.cancelled",
      subjectId: series.id,
      actor: person,
    });
    for (const one of await occurrencesOf(tx, businessId, series.id)) {
      if (one.stage !== "scheduled") continue;
      const open = await lockPayment(tx, businessId, one.id);
      await closeByPerson(tx, business, open, "series_cancelled", person);
      await tellPayments(tx, businessId, [open.id]);
    }
    await tellSeries(tx, business, [series.id]);
    return seriesView(tx, business, series.id);
  });
}
