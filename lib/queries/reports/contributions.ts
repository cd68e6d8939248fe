import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { noSql, type Numeric, sql } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import type { ContributionsFilter, ContributionSums, ContributionsView } from "@/lib/schemas/reports";
import { contributionGroupsSql, contributionOrder } from "./contributions-sql";
import { employeePlace, employeePlaceText } from "./places";

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

/**
 * Contributions of a period by month, employee, servicer or department, by the day they reach the servicer (D4), less what
 * was refunded. Employees come a page at a time; the other groups are few.
 */
export async function readContributions(
  actor: UserActor,
  filter: ContributionsFilter,
): Promise<ContributionsView> {
  mustHave(actor, "business:read");
  const groups = contributionGroupsSql(actor.businessId, filter);
  const place = filter.group === "employee" ? employeePlace(filter.after) : null;
  const beyond = place
    ? sql`WHERE (g.last_name, g.first_name, g.key::uuid) > (${place.lastName}, ${place.firstName}, ${place.id}::uuid)`
    : noSql;
  const take = filter.group === "employee" ? sql`LIMIT ${CONTRIBUTION_ROWS_PER_PAGE + 1}` : noSql;
  const [rows, totals] = await Promise.all([
    prisma.$queryRaw<
      Row[]
    >`SELECT g.* FROM ${groups} g ${beyond} ORDER BY ${contributionOrder(filter.group)} ${take}`,
    prisma.$queryRaw<(Sums & { groups: number })[]>`
      SELECT count(*)::int AS groups, coalesce(sum(g.payments), 0)::int AS payments, coalesce(sum(g.amount), 0) AS amount,
             coalesce(sum(g.refunded), 0) AS refunded, coalesce(sum(g.net), 0) AS net,
             coalesce(sum(g.tax_free), 0) AS tax_free, coalesce(sum(g.taxable), 0) AS taxable
        FROM ${groups} g`,
  ]);
  const [sums] = totals;
  if (!sums) throw new Error("a sum without a row");
  const paged = filter.group === "employee";
  const shown = paged ? rows.slice(0, CONTRIBUTION_ROWS_PER_PAGE) : rows;
  return {
    rows: shown.map((row) => ({
      key: row.key,
      label: row.label,
      externalId: row.external_id,
      ...sumsView(row),
    })),
    totals: sumsView(sums),
    groups: sums.groups,
    next: rows.length > shown.length ? placeText(shown.at(-1)) : null,
  };
}

function placeText(row: Row | undefined): string | null {
  if (!row || row.last_name === null || row.first_name === null) return null;
  return employeePlaceText({ lastName: row.last_name, firstName: row.first_name, id: row.key });
}

const sumsView = (row: Sums): ContributionSums => ({
  payments: row.payments,
  amount: moneyOf(row.amount),
  refunded: moneyOf(row.refunded),
  net: moneyOf(row.net),
  taxFree: moneyOf(row.tax_free),
  taxable: moneyOf(row.taxable),
});
