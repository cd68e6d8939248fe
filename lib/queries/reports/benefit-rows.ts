import { joinSql, sql, type Sql } from "@/lib/db/sql";
import { type Day, yearOf } from "@/lib/domain/days";
import { limitForYear, type Section127Limit } from "@/lib/domain/tax";

/**
 * What counts as an employee's benefit, row by row: each payment on the day it reaches the servicer (D4), and a row below
 * zero on the day its money was refunded. Payments that failed, were cancelled or were sent again under a new item are in no
 * sum; one that came back counts again, or is taken back, once somebody decided.
 * A refund takes the taxable part back first: what stays is split as if only that had been paid. `used` is what the row
 * takes of its year's tax-free room: a refund in a later year gives nothing back (rules 6).
 *
 * Columns: id, batch_id, borrower_id, servicer_id, reference_id, status, sign (1 or -1), day, cap_year, amount, tax_free,
 * taxable, used. `where` chooses items of alias `i`.
 */
export function benefitRows(businessId: string, where: Sql): Sql {
  return sql`(
    SELECT i.id, i.batch_id, i.borrower_id, i.servicer_id, i.reference_id, i.status, r.sign, r.day,
           extract(year FROM i.benefit_date)::int AS cap_year, r.tax_free + r.taxable AS amount, r.tax_free, r.taxable,
           CASE WHEN extract(year FROM r.day) = extract(year FROM i.benefit_date) THEN r.tax_free ELSE 0 END AS used
      FROM batch_item i
     CROSS JOIN LATERAL (
       SELECT 1 AS sign, i.benefit_date AS day, i.tax_free, i.taxable
       UNION ALL
       SELECT -1, greatest(coalesce(i.closed_day, i.posted_day), i.benefit_date),
              least(i.refunded_amount, i.taxable) - i.refunded_amount, -least(i.refunded_amount, i.taxable)
        WHERE i.refunded_amount > 0) r
     WHERE i.business_id = ${businessId}::uuid AND i.status IN ('pending', 'sent', 'posted', 'refunded') AND ${where})`;
}

/** The benefit rows whose day lies in the period, both ends included. */
export function benefitRowsOf(businessId: string, period: { from: Day; to: Day }): Sql {
  const { from, to } = period;
  const items = sql`(i.benefit_date BETWEEN ${from}::date AND ${to}::date
     OR (i.refunded_amount > 0 AND i.benefit_date < ${from}::date AND coalesce(i.closed_day, i.posted_day) >= ${from}::date))`;
  return sql`(SELECT b.* FROM ${benefitRows(businessId, items)} b
                      WHERE b.day BETWEEN ${from}::date AND ${to}::date)`;
}

const order = sql`ORDER BY day, id, sign DESC`;

/** The rows with `ytd`: what the employee had tax-free of the row's year up to and with this row, in the order of the days. */
export function withYearToDate(rows: Sql): Sql {
  return sql`(SELECT r.*, sum(r.used) OVER (PARTITION BY r.borrower_id, r.cap_year ${order} ROWS UNBOUNDED PRECEDING) AS ytd
                       FROM ${rows} r)`;
}

/** Items of whole tax years, from the first that a row of the period belongs to (a refund may be of an earlier year). */
export function itemsOfTaxYears(businessId: string, period: { from: Day; to: Day }): Sql {
  const first = `${yearOf(period.from)}-01-01`;
  return sql`i.benefit_date <= ${period.to}::date AND i.benefit_date >= (
    SELECT least(${first}::date, date_trunc('year', min(e.benefit_date))::date) FROM batch_item e
     WHERE e.business_id = ${businessId}::uuid AND e.refunded_amount > 0
       AND coalesce(e.closed_day, e.posted_day) BETWEEN ${period.from}::date AND ${period.to}::date)`;
}

/** Refunds come at most so much later: NACHA's longest return window is 60 days, and somebody has to decide. */
const YEARS_BACK = 10;

/** `(year, amount)` of every tax year that a row of the period can belong to, as a list of values. */
export function limitValues(limits: readonly Section127Limit[], period: { from: Day; to: Day }): Sql {
  const first = yearOf(period.from) - YEARS_BACK;
  const years = Array.from({ length: yearOf(period.to) - first + 1 }, (_, n) => first + n);
  const rows = years.map((year) => sql`(${year}::int, ${limitForYear(limits, year).amount}::numeric)`);
  return sql`(VALUES ${joinSql(rows)})`;
}
