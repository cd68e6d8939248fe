import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { employeeAt, walk } from "@/lib/db/reading/walk";
import { noSql, type Numeric, sql, type Sql } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import { type EmployeePlace, employeePlace, employeePlaceText } from "@/lib/schemas/employees/employee-place";
import { cutPage, type Directed, placeIn } from "@/lib/schemas/places";
import type { ContributionsFilter, ContributionSums, ContributionsView } from "@/lib/schemas/reports/reports";
import { contributionGroupsSql, contributionOrder } from "./contributions-sql";

export const CONTRIBUTION_ROWS_PER_PAGE = 50;

type Sums = {
  payments: number;
  amount: Numeric;
  refunded: Numeric;
  net: Numeric;
  tax_free: Numeric;
  taxable: Numeric;
};

type Row = Sums & {
  key: string;
  label: string | null;
  last_name: string | null;
  first_name: string | null;
  external_id: string | null;
};

type Totals = {
  all_groups: number;
  all_payments: number;
  all_amount: Numeric;
  all_refunded: Numeric;
  all_net: Numeric;
  all_tax_free: Numeric;
  all_taxable: Numeric;
};

/**
 * Contributions of a period by month, employee, servicer or department, by the day they reach the servicer (D4), less what
 * was refunded. Employees come a page at a time; the other groups are few.
 */
export async function readContributions(
  actor: UserActor,
  filter: ContributionsFilter,
): Promise<ContributionsView> {
  mustHave(actor, "business:read");
  const paged = filter.group === "employee";
  const place = paged ? placeIn({ after: filter.after, before: filter.before }, employeePlace) : null;
  // The groups are summed once; both their page and the totals of all of them are read from that.
  const found = await prisma.$queryRaw<(Row & Totals)[]>`
    WITH groups AS MATERIALIZED (SELECT * FROM ${contributionGroupsSql(actor.businessId, filter)} g)
    SELECT t.*, g.*
      FROM (SELECT count(*)::int AS all_groups, coalesce(sum(payments), 0)::int AS all_payments,
                   coalesce(sum(amount), 0) AS all_amount, coalesce(sum(refunded), 0) AS all_refunded,
                   coalesce(sum(net), 0) AS all_net, coalesce(sum(tax_free), 0) AS all_tax_free,
                   coalesce(sum(taxable), 0) AS all_taxable FROM groups) t
      LEFT JOIN (SELECT * FROM groups g ${paged ? pageOf(place) : noSql}) g ON true
     ORDER BY ${contributionOrder(filter.group)}`;
  const [totals] = found;
  if (!totals) throw new Error("a sum without a row");
  const rows = found.filter((row) => row.key !== null);
  const page = paged
    ? cutPage(rows, place, CONTRIBUTION_ROWS_PER_PAGE, placeText)
    : { rows, before: null, after: null };
  return {
    ...page,
    rows: page.rows.map((row) => ({
      key: row.key,
      label: row.label,
      externalId: row.external_id,
      ...sumsView(row),
    })),
    totals: totalsView(totals),
    groups: totals.all_groups,
  };
}

function pageOf(place: Directed<EmployeePlace> | null): Sql {
  const key = [sql`g.last_name`, sql`g.first_name`, sql`g.key::uuid`];
  const { beyond, order } = walk(place, key, employeeAt);
  return sql`WHERE ${beyond} ORDER BY ${order} LIMIT ${CONTRIBUTION_ROWS_PER_PAGE + 1}`;
}

const placeText = (row: Row): string =>
  employeePlaceText({ lastName: row.last_name ?? "", firstName: row.first_name ?? "", id: row.key });

const totalsView = (row: Totals): ContributionSums => ({
  payments: row.all_payments,
  amount: moneyOf(row.all_amount),
  refunded: moneyOf(row.all_refunded),
  net: moneyOf(row.all_net),
  taxFree: moneyOf(row.all_tax_free),
  taxable: moneyOf(row.all_taxable),
});

const sumsView = (row: Sums): ContributionSums => ({
  payments: row.payments,
  amount: moneyOf(row.amount),
  refunded: moneyOf(row.refunded),
  net: moneyOf(row.net),
  taxFree: moneyOf(row.tax_free),
  taxable: moneyOf(row.taxable),
});
