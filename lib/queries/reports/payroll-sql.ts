import { anywhere, joinSql, sql, type Sql } from "@/lib/db/sql";
import type { Section127Limit } from "@/lib/domain/tax";
import type { PayrollFilter } from "@/lib/schemas/reports/reports";
import { limitValues } from "./benefit-rows";

/** Which employees (alias `e`) the filter asks for. */
export function employeesOf(filter: PayrollFilter): Sql {
  const conditions = [sql`true`];
  if (filter.department !== undefined) conditions.push(sql`e.department = ${filter.department}`);
  if (filter.search !== undefined) {
    conditions.push(sql`
      concat_ws(' ', e.first_name, e.last_name, e.first_name, e.external_id) ILIKE ${anywhere(filter.search)}`);
  }
  return joinSql(conditions, " AND ");
}

/** The order of the report, one column after another: by day, then by name; `id` and `sign` make it total. */
export const payrollKey = [sql`y.day`, sql`e.last_name`, sql`e.first_name`, sql`y.id`, sql`-y.sign`];
export const payrollOrder = joinSql(payrollKey);

/** `FROM …` of the report over `rows` (with their `ytd`, alias `y`): employee, batch, other benefits and the limit beside each. */
export function payrollFrom(
  businessId: string,
  rows: Sql,
  filter: PayrollFilter,
  limits: readonly Section127Limit[],
): Sql {
  return sql`
    FROM ${rows} y
    JOIN borrower e ON e.business_id = ${businessId}::uuid AND e.id = y.borrower_id
    JOIN batch t ON t.business_id = ${businessId}::uuid AND t.id = y.batch_id
    JOIN ${limitValues(limits, filter.period)} c (year, amount) ON c.year = y.cap_year
    LEFT JOIN external_benefit x
      ON x.business_id = ${businessId}::uuid AND x.borrower_id = y.borrower_id AND x.year = y.cap_year
   WHERE y.day BETWEEN ${filter.period.from}::date AND ${filter.period.to}::date AND ${employeesOf(filter)}`;
}

/** The report's columns as SQL, by their names in the file (reference 3.5). Money is NUMERIC with two places. */
export const payrollColumns = {
  external_id: sql`e.external_id`,
  last_name: sql`e.last_name`,
  first_name: sql`e.first_name`,
  pay_period_end: sql`(date_trunc('month', y.day) + interval '1 month - 1 day')::date`,
  payment_date: sql`y.day`,
  amount_total: sql`y.amount::numeric(16, 2)`,
  amount_tax_free_127: sql`y.tax_free::numeric(16, 2)`,
  amount_taxable: sql`y.taxable::numeric(16, 2)`,
  ytd_127_loan: sql`y.ytd::numeric(16, 2)`,
  ytd_127_other: sql`coalesce(x.amount, 0)::numeric(16, 2)`,
  ytd_127_total: sql`(y.ytd + coalesce(x.amount, 0))::numeric(16, 2)`,
  cap_year: sql`y.cap_year`,
  cap_amount: sql`c.amount::numeric(16, 2)`,
  cap_remaining: sql`greatest(c.amount - y.ytd - coalesce(x.amount, 0), 0)::numeric(16, 2)`,
  batch_reference_id: sql`t.reference_id`,
  item_reference_id: sql`y.reference_id`,
  status: sql`y.status`,
};
