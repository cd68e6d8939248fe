import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { walk } from "@/lib/db/reading/walk";
import { joinSql, type Numeric, rawSql, sql } from "@/lib/db/sql";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { yearOf } from "@/lib/domain/days";
import { limitForYear, type Section127Limit } from "@/lib/domain/tax";
import { cutPage, type Directed, placeIn } from "@/lib/schemas/places";
import type { PayrollFilter, PayrollRow, PayrollView } from "@/lib/schemas/reports/reports";
import { listTaxLimits } from "../settings/list-tax-limits";
import { benefitRows, benefitRowsOf, withYearToDate } from "./benefit-rows";
import { employeesOf, payrollColumns, payrollFrom, payrollKey, payrollOrder } from "./payroll-sql";
import { type PayrollPlace, payrollPlace, payrollPlaceText } from "./payroll-place";

export const PAYROLL_ROWS_PER_PAGE = 50;

/**
 * One page of the payroll report: what each payment of the period was, tax-free and taxable, with the employee's year up to
 * it; refunds as rows below zero (reference 3.5). The page's rows are found first, so that only their employees' years are summed.
 */
export async function readPayroll(actor: UserActor, filter: PayrollFilter): Promise<PayrollView> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const limits = await listTaxLimits(actor);
  const place = placeIn({ after: filter.after, before: filter.before }, payrollPlace);
  const [rows, totals, undecided, departments] = await Promise.all([
    readRows(businessId, filter, limits, place),
    readTotals(businessId, filter),
    readUndecided(businessId, filter),
    readDepartments(businessId),
  ]);
  const page = cutPage(rows, place, PAYROLL_ROWS_PER_PAGE, (row) => payrollPlaceText(placeOf(row)));
  return {
    ...page,
    rows: page.rows.map(rowView),
    totals,
    undecided,
    departments,
    limitsNotEntered: notEntered(limits, filter),
  };
}

type Row = {
  id: string;
  sign: number;
  batch_id: string;
  borrower_id: string;
  external_id: string | null;
  last_name: string;
  first_name: string;
  pay_period_end: Date;
  payment_date: Date;
  amount_total: Numeric;
  amount_tax_free_127: Numeric;
  amount_taxable: Numeric;
  ytd_127_loan: Numeric;
  ytd_127_other: Numeric;
  ytd_127_total: Numeric;
  cap_year: number;
  cap_amount: Numeric;
  cap_remaining: Numeric;
  batch_reference_id: string | null;
  item_reference_id: string | null;
  status: string;
};

async function readRows(
  businessId: string,
  filter: PayrollFilter,
  limits: readonly Section127Limit[],
  place: Directed<PayrollPlace> | null,
): Promise<Row[]> {
  const { beyond, order } = walk(place, payrollKey, (at) => [
    sql`${at.day}::date`,
    sql`${at.lastName}`,
    sql`${at.firstName}`,
    sql`${at.id}::uuid`,
    sql`${-at.sign}`,
  ]);
  // Materialised: the page is found once, and the years of its employees are then looked up by index.
  const page = sql`
    SELECT y.id, y.sign, y.borrower_id FROM ${benefitRowsOf(businessId, filter.period)} y
      JOIN borrower e ON e.business_id = ${businessId}::uuid AND e.id = y.borrower_id
     WHERE ${employeesOf(filter)} AND ${beyond}
     ORDER BY ${order} LIMIT ${PAYROLL_ROWS_PER_PAGE + 1}`;
  const years = withYearToDate(
    benefitRows(businessId, sql`i.borrower_id = ANY (ARRAY(SELECT DISTINCT borrower_id FROM page))`),
  );
  const columns = Object.entries(payrollColumns).map(([name, value]) => sql`${value} AS ${rawSql(name)}`);
  return prisma.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (${page})
    SELECT y.id, y.sign, y.batch_id, y.borrower_id, ${joinSql(columns)}
      ${payrollFrom(businessId, years, filter, limits)}
       AND (y.id, y.sign) IN (SELECT id, sign FROM page)
     ORDER BY ${payrollOrder}`;
}

async function readTotals(businessId: string, filter: PayrollFilter): Promise<PayrollView["totals"]> {
  const [sums] = await prisma.$queryRaw<
    { rows: number; amount: Numeric; tax_free: Numeric; taxable: Numeric }[]
  >`
    SELECT count(*)::int AS rows, coalesce(sum(y.amount), 0) AS amount, coalesce(sum(y.tax_free), 0) AS tax_free,
           coalesce(sum(y.taxable), 0) AS taxable
      FROM ${benefitRowsOf(businessId, filter.period)} y
      JOIN borrower e ON e.business_id = ${businessId}::uuid AND e.id = y.borrower_id
     WHERE ${employeesOf(filter)}`;
  if (!sums) throw new Error("a sum without a row");
  return {
    rows: sums.rows,
    amount: moneyOf(sums.amount),
    taxFree: moneyOf(sums.tax_free),
    taxable: moneyOf(sums.taxable),
  };
}

async function readUndecided(businessId: string, filter: PayrollFilter): Promise<PayrollView["undecided"]> {
  const [sums] = await prisma.$queryRaw<{ payments: number; amount: Numeric }[]>`
    SELECT count(*)::int AS payments, coalesce(sum(i.amount), 0) AS amount
      FROM batch_item i JOIN borrower e ON e.business_id = i.business_id AND e.id = i.borrower_id
     WHERE i.business_id = ${businessId}::uuid AND i.status = 'returned'
       AND i.benefit_date BETWEEN ${filter.period.from}::date AND ${filter.period.to}::date AND ${employeesOf(filter)}`;
  if (!sums) throw new Error("a sum without a row");
  return { payments: sums.payments, amount: moneyOf(sums.amount) };
}

async function readDepartments(businessId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ department: string }[]>`
    SELECT DISTINCT department FROM borrower WHERE business_id = ${businessId}::uuid AND department IS NOT NULL
     ORDER BY department LIMIT 500`;
  return rows.map((row) => row.department);
}

function notEntered(
  limits: readonly Section127Limit[],
  { period }: PayrollFilter,
): PayrollView["limitsNotEntered"] {
  const first = yearOf(period.from);
  return Array.from({ length: yearOf(period.to) - first + 1 }, (_, n) => first + n).flatMap((year) => {
    const limit = limitForYear(limits, year);
    return limit.known ? [] : [{ year, amount: limit.amount }];
  });
}

const placeOf = (row: Row): PayrollPlace => ({
  day: dayOfDate(row.payment_date),
  lastName: row.last_name,
  firstName: row.first_name,
  id: row.id,
  sign: row.sign,
});

function rowView(row: Row): PayrollRow {
  return {
    key: `${row.id}${row.sign < 0 ? "-" : ""}`,
    batchId: row.batch_id,
    borrowerId: row.borrower_id,
    externalId: row.external_id,
    lastName: row.last_name,
    firstName: row.first_name,
    payPeriodEnd: dayOfDate(row.pay_period_end),
    paymentDate: dayOfDate(row.payment_date),
    amountTotal: moneyOf(row.amount_total),
    amountTaxFree: moneyOf(row.amount_tax_free_127),
    amountTaxable: moneyOf(row.amount_taxable),
    ytdLoan: moneyOf(row.ytd_127_loan),
    ytdOther: moneyOf(row.ytd_127_other),
    ytdTotal: moneyOf(row.ytd_127_total),
    capYear: row.cap_year,
    capAmount: moneyOf(row.cap_amount),
    capRemaining: moneyOf(row.cap_remaining),
    batchReferenceId: row.batch_reference_id,
    itemReferenceId: row.item_reference_id,
    status: row.status,
  };
}
