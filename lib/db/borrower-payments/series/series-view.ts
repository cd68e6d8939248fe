import { earliestDebitDay } from "@/lib/domain/borrower-payments/dates";
import { toCome, UPCOMING_DATES } from "@/lib/domain/borrower-payments/occurrences";
import { closedReason } from "@/lib/domain/banking-calendar";
import { collect } from "@/lib/domain/lists";
import type { Day } from "@/lib/domain/days";
import type { SeriesView, UpcomingDate } from "@/lib/schemas/borrower-payments/series";
import type { BusinessDay } from "../../business-day";
import { dayOfDate, dayOrNull } from "../../rows";
import type { Tx } from "../../transaction";
import { scheduleView, seriesColumns, type SeriesRow, seriesRow } from "./series-row";

type Made = {
  id: string;
  seriesId: string | null;
  month: string | null;
  stage: string;
  scheduledDate: Date;
  nominalDate: Date | null;
};

const madeColumns = {
  id: true,
  seriesId: true,
  month: true,
  stage: true,
  scheduledDate: true,
  nominalDate: true,
} as const;

/** The next twelve days of a series: the open occurrence, which is a Payment, then those that will be made. */
function upcomingOf(series: SeriesRow, made: readonly Made[], earliest: Day): UpcomingDate[] {
  if (series.status !== "active") return [];
  const open = made
    .filter((one) => one.stage === "scheduled")
    .map((one): UpcomingDate => {
      const day = dayOfDate(one.scheduledDate);
      const nominal = dayOrNull(one.nominalDate) ?? day;
      return {
        day,
        nominal,
        movedBecause: day === nominal ? null : closedReason(nominal),
        paymentId: one.id,
      };
    });
  const usedMonths = new Set(made.flatMap((one) => one.month ?? []));
  const rest = toCome(series.schedule, { earliest, usedMonths }, UPCOMING_DATES - open.length).map(
    (occurrence): UpcomingDate => ({ ...occurrence, paymentId: null }),
  );
  return [...open, ...rest].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Series with their days to come, in the order given: three statements whatever their number. */
export async function withUpcoming(
  db: Tx,
  business: BusinessDay,
  series: readonly SeriesRow[],
): Promise<{ series: SeriesRow; upcoming: UpcomingDate[] }[]> {
  const made = await db.payment.findMany({
    where: { businessId: business.businessId, seriesId: { in: series.map((one) => one.id) } },
    select: madeColumns,
  });
  const bySeries = new Map<string, Made[]>();
  for (const one of made) {
    if (one.seriesId === null) continue;
    collect(bySeries, one.seriesId, one);
  }
  const earliest = earliestDebitDay(business.now, business.cutOff);
  return series.map((one) => ({
    series: one,
    upcoming: upcomingOf(one, bySeries.get(one.id) ?? [], earliest),
  }));
}

export function viewOfSeries({
  series,
  upcoming,
}: {
  series: SeriesRow;
  upcoming: UpcomingDate[];
}): SeriesView {
  return {
    amount: series.amount,
    borrower_id: series.borrowerId,
    created_at: series.createdAt.toISOString(),
    id: series.id,
    schedule: scheduleView(series.schedule),
    servicer_id: series.servicerId,
    source_account_id: series.sourceAccountId,
    status: series.status,
    upcoming_dates: upcoming.map(({ day }) => day),
    version: series.version,
  };
}

/** One series as it stands in this transaction. */
export async function seriesView(db: Tx, business: BusinessDay, id: string): Promise<SeriesView> {
  const raw = await db.paymentSeries.findUniqueOrThrow({
    where: { businessId_id: { businessId: business.businessId, id } },
    select: seriesColumns,
  });
  const [one] = await withUpcoming(db, business, [seriesRow(raw)]);
  if (one === undefined) throw new Error("a series went in and none came out");
  return viewOfSeries(one);
}
