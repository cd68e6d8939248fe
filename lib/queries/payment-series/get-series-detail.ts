import { mustPay, type Payer } from "@/lib/auth/payer";
import { mandatesOf } from "@/lib/db/borrower-payments/mandates";
import { seriesColumns, seriesRow } from "@/lib/db/borrower-payments/series/series-row";
import { viewOfSeries, withUpcoming } from "@/lib/db/borrower-payments/series/series-view";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/uuid";
import type { SeriesDetail } from "@/lib/schemas/borrower-payments/series";
import { lineColumns, lineOf } from "../payments/list-payments";

const OCCURRENCES_SHOWN_MAX = 36;

/** A series as its page shows it; null if it is not there or not theirs. */
export async function getSeriesDetail(payer: Payer, id: string): Promise<SeriesDetail | null> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  if (!isUuid(id)) return null;
  const raw = await prisma.paymentSeries.findFirst({
    where: { businessId, borrowerId, id },
    select: {
      ...seriesColumns,
      cancelledAt: true,
      servicer: { select: { name: true } },
      sourceAccount: { select: { last4: true, nameOnAccount: true } },
    },
  });
  if (!raw) return null;
  const [one] = await withUpcoming(prisma, await readBusinessDay(businessId), [seriesRow(raw)]);
  if (one === undefined) return null;
  const payments = await prisma.payment.findMany({
    where: { businessId, borrowerId, seriesId: id },
    orderBy: { nominalDate: "desc" },
    take: OCCURRENCES_SHOWN_MAX,
    select: { ...lineColumns, editedAlone: true },
  });
  // What was edited alone stays as it is too.
  const alone = new Set(payments.filter((payment) => payment.editedAlone).map((payment) => payment.id));
  const holds = one.upcoming.find(({ paymentId }) => paymentId === null || !alone.has(paymentId));
  return {
    series: viewOfSeries(one),
    servicer: raw.servicer.name,
    account: raw.sourceAccount,
    upcoming: one.upcoming,
    changesHoldFrom: holds?.day ?? null,
    payments: payments.map(lineOf),
    mandates: await mandatesOf(prisma, businessId, [id]),
    cancelledAt: raw.cancelledAt?.toISOString() ?? null,
    cancelledWhy: raw.cancelledWhy,
  };
}
