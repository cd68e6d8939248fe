import { mustPay, type Payer } from "@/lib/auth/payer";
import { seriesColumns, seriesRow } from "@/lib/db/borrower-payments/series/series-row";
import { viewOfSeries, withUpcoming } from "@/lib/db/borrower-payments/series/series-view";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import { SERIES_SHOWN_MAX } from "@/lib/schemas/borrower-payments/my-payments";
import type { SeriesFilter, SeriesLine, SeriesView } from "@/lib/schemas/borrower-payments/series";
import { type Page, pageOf } from "@/lib/schemas/page";

/** A Borrower's series in the order in which they came, with what a page shows beside them. */
export async function listSeriesLines(payer: Payer, filter: SeriesFilter): Promise<Page<SeriesLine>> {
  await mustPay(payer);
  const business = await readBusinessDay(payer.businessId);
  const rows = await prisma.paymentSeries.findMany({
    where: {
      businessId: payer.businessId,
      borrowerId: payer.borrowerId,
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.cursor === undefined ? {} : { seq: { gt: filter.cursor } }),
    },
    orderBy: { seq: "asc" },
    take: filter.limit + 1,
    select: {
      ...seriesColumns,
      servicer: { select: { name: true } },
      sourceAccount: { select: { last4: true } },
    },
  });
  const shown = await withUpcoming(prisma, business, rows.map(seriesRow));
  const lines = rows.flatMap((row, n) => {
    const one = shown[n];
    if (one === undefined) return [];
    const next = one.upcoming[0] ?? null;
    const line = {
      series: viewOfSeries(one),
      servicer: row.servicer.name,
      last4: row.sourceAccount.last4,
      next,
    };
    return [{ line, seq: row.seq }];
  });
  return pageOf(
    lines,
    filter.limit,
    ({ line }) => line,
    ({ seq }) => seq,
  );
}

/** The same as a file, as their page shows them. */
export async function seriesCsv(payer: Payer): Promise<Csv> {
  const { data } = await listSeriesLines(payer, { limit: SERIES_SHOWN_MAX });
  return smallCsv("payment-series", data, {
    day_of_month: ({ series: { schedule } }) => ("day_of_month" in schedule ? schedule.day_of_month : "last"),
    start_date: ({ series }) => series.schedule.start_date,
    end_date: ({ series }) => series.schedule.end_date,
    servicer: ({ servicer }) => servicer,
    account_ending_in: ({ last4 }) => last4,
    amount: ({ series }) => series.amount,
    status: ({ series }) => series.status,
    next_date: ({ next }) => next?.day ?? null,
    id: ({ series }) => series.id,
  });
}

export async function listSeries(payer: Payer, filter: SeriesFilter): Promise<Page<SeriesView>> {
  const page = await listSeriesLines(payer, filter);
  return { ...page, data: page.data.map((line) => line.series) };
}

/** @throws Refusal not_found for anybody else's */
export async function getSeries(payer: Payer, { id }: { id: string }): Promise<SeriesView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const raw = isUuid(id)
    ? await prisma.paymentSeries.findFirst({ where: { businessId, borrowerId, id }, select: seriesColumns })
    : null;
  if (!raw) throw notFound("payment series");
  const [one] = await withUpcoming(prisma, await readBusinessDay(businessId), [seriesRow(raw)]);
  if (one === undefined) throw notFound("payment series");
  return viewOfSeries(one);
}
