import { mustPay, type Payer } from "@/lib/auth/payer";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { seriesColumns, seriesRow } from "@/lib/db/borrower-payments/series/series-row";
import { withUpcoming } from "@/lib/db/borrower-payments/series/series-view";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { monthlyFrom } from "@/lib/domain/borrower-payments/monthly";
import { latestDebitDay } from "@/lib/domain/borrower-payments/dates";
import { compareDays, type Day } from "@/lib/domain/days";
import type { AutopayView } from "@/lib/schemas/borrower-payments/autopay";
import type { CalendarLine, PaymentCalendar } from "@/lib/schemas/borrower-payments/calendar";

const names = {
  servicer: { select: { name: true } },
  sourceAccount: { select: { last4: true } },
} as const;

/**
 * All that will leave a Borrower's accounts in the next twelve months, by day: Payments, the series' occurrences that will
 * become some, and the servicers' own debits, which are marked so.
 */
export async function paymentCalendar(payer: Payer): Promise<PaymentCalendar> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const business = await readBusinessDay(businessId);
  const until = latestDebitDay(business.today);
  const [payments, series, autopays] = await Promise.all([
    prisma.payment.findMany({
      where: {
        businessId,
        borrowerId,
        status: "pending",
        stage: { in: ["scheduled", "debit_sent", "retrying"] },
      },
      select: { id: true, debitDay: true, amount: true, seriesId: true, ...names },
    }),
    prisma.paymentSeries.findMany({
      where: { businessId, borrowerId, status: "active" },
      select: { ...seriesColumns, ...names },
    }),
    autopayViews(prisma, { businessId, borrowerId }),
  ]);
  const lines = payments.map((one): CalendarLine => ({
    kind: "payment",
    id: one.id,
    day: dayOfDate(one.debitDay),
    amount: moneyOf(one.amount),
    servicer: one.servicer.name,
    last4: one.sourceAccount.last4,
    by: "paydown",
    movedBecause: null,
    seriesId: one.seriesId,
  }));
  lines.push(...(await occurrencesToCome(business, series, lines)));
  for (const autopay of autopays) lines.push(...debitsOf(autopay, business.today, until));
  const within = lines.filter((line) => line.day <= until);
  return { today: business.today, lines: within.sort((a, b) => compareDays(a.day, b.day)) };
}

type SeriesWithNames = Parameters<typeof seriesRow>[0] & {
  servicer: { name: string };
  sourceAccount: { last4: string };
};

/** What the series will make after their open occurrence, which stands among `made` and is told why its day was moved. */
async function occurrencesToCome(
  business: BusinessDay,
  series: readonly SeriesWithNames[],
  made: readonly CalendarLine[],
): Promise<CalendarLine[]> {
  const upcoming = await withUpcoming(prisma, business, series.map(seriesRow));
  const lines: CalendarLine[] = [];
  for (const [n, { series: one, upcoming: dates }] of upcoming.entries()) {
    for (const { day, movedBecause, paymentId } of dates) {
      const open = made.find((line) => line.id === paymentId);
      if (open !== undefined) open.movedBecause = movedBecause;
      if (paymentId !== null) continue;
      lines.push({
        kind: "series",
        id: one.id,
        day,
        amount: one.amount,
        servicer: series[n]?.servicer.name ?? "",
        last4: series[n]?.sourceAccount.last4 ?? "",
        by: "paydown",
        movedBecause,
        seriesId: one.id,
      });
    }
  }
  return lines;
}

/** The servicer's own debits, as far as the loans tell them. */
function debitsOf(autopay: AutopayView, from: Day, until: Day): CalendarLine[] {
  if (autopay.next_date === null) return [];
  return monthlyFrom(autopay.next_date, { from, until }).map((day) => ({
    kind: "autopay",
    id: autopay.servicer.id,
    day,
    amount: autopay.amount,
    servicer: autopay.servicer.name,
    last4: autopay.source_account.account_number_last_4,
    by: "servicer",
    movedBecause: null,
    seriesId: null,
  }));
}
