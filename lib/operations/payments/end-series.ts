import { recordActivity } from "@/lib/db/activity";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import type { Tx } from "@/lib/db/transaction";
import { PAYDOWN } from "@/lib/domain/people/person";
import { occurrencesOf, lockSeries } from "../payment-series/next-occurrence";
import { closeByPerson } from "./cancel-payment";

/** Ends a series by itself, and its open occurrence with it. One that ended before stays as it is. */
export async function endSeries(
  tx: Tx,
  business: BusinessDay,
  seriesId: string,
  why: "authorisation_revoked",
): Promise<void> {
  const { businessId } = business;
  const series = await lockSeries(tx, businessId, seriesId);
  if (series?.status !== "active") return;
  await tx.paymentSeries.update({
    where: { businessId_id: { businessId, id: seriesId } },
    data: {
      status: "cancelled",
      cancelledAt: business.now,
      cancelledWhy: why,
      version: { increment: 1 },
    },
  });
  await recordActivity(tx, business, {
    kind: "series.cancelled",
    subjectId: seriesId,
    actor: PAYDOWN,
    data: { why },
  });
  for (const one of await occurrencesOf(tx, businessId, seriesId)) {
    if (one.stage !== "scheduled") continue;
    await closeByPerson(tx, business, await lockPayment(tx, businessId, one.id), "series_cancelled", PAYDOWN);
    await tellPayments(tx, businessId, [one.id]);
  }
  await tellSeries(tx, business, [seriesId]);
}
