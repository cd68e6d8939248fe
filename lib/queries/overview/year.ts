import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import { addDays, type Day, firstOfMonth, monthOf, yearOf } from "@/lib/domain/days";
import { max, type Money, sum, ZERO } from "@/lib/domain/money";
import type { YearView } from "@/lib/schemas/reports/overview";

const MONTHS_SHOWN = 12;

type Row = { month: string; paid: Numeric; tax_free: Numeric; taxable: Numeric };

/**
 * What was paid in each of the last twelve months (money that has reached the servicers by D4, less refunds), and this year's
 * tax-free and taxable so far, payments on the way included. Sums as in the reports; the items are read from their index alone.
 */
export async function readYear(actor: UserActor): Promise<YearView> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const { today } = await readBusinessDay(businessId);
  const year = yearOf(today);
  const months = lastMonths(today);
  const from = `${months[0] ?? monthOf(today)}-01`;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT to_char(date_trunc('month', day), 'YYYY-MM') AS month,
           coalesce(sum(tax_free + taxable) FILTER (WHERE day <= ${today}::date), 0) AS paid,
           sum(tax_free) AS tax_free, sum(taxable) AS taxable
      FROM (SELECT benefit_date AS day, sum(tax_free) AS tax_free, sum(taxable) AS taxable FROM batch_item
             WHERE business_id = ${businessId}::uuid AND benefit_date BETWEEN ${from}::date AND ${`${year}-12-31`}::date
               AND status IN ('pending', 'sent', 'posted', 'refunded')
             GROUP BY benefit_date
            UNION ALL
            SELECT greatest(closed_day, benefit_date), least(refunded_amount, taxable) - refunded_amount,
                   -least(refunded_amount, taxable) FROM batch_item
             WHERE business_id = ${businessId}::uuid AND refunded_amount > 0 AND closed_day >= ${from}::date) sums
     GROUP BY 1`;
  const of = (month: string): Row | undefined => rows.find((row) => row.month === month);
  const thisYear = rows.filter((row) => row.month.startsWith(`${year}-`));
  return {
    year,
    taxFree: total(thisYear.map((row) => row.tax_free)),
    taxable: total(thisYear.map((row) => row.taxable)),
    months: months.map((month) => {
      const row = of(month);
      return {
        month,
        amount: row ? max(ZERO, moneyOf(row.paid)) : ZERO,
        unfinished: month === monthOf(today),
      };
    }),
  };
}

const total = (amounts: readonly Numeric[]): Money => sum(amounts.map(moneyOf));

/** "2025-12" … "2026-11": the running month last. */
function lastMonths(today: Day): string[] {
  const months = [monthOf(today)];
  for (let first = firstOfMonth(today); months.length < MONTHS_SHOWN;) {
    first = firstOfMonth(addDays(first, -1));
    months.unshift(monthOf(first));
  }
  return months;
}
