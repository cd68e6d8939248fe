import { noSql, sql, type Sql } from "@/lib/db/sql";
import type { ContributionGroup, ContributionsFilter } from "@/lib/schemas/reports/reports";
import { benefitRowsOf } from "./benefit-rows";

type Grouping = { key: Sql; label: Sql; joins: Sql };

function grouping(businessId: string, group: Exclude<ContributionGroup, "employee">): Grouping {
  switch (group) {
    case "month":
      return {
        key: sql`to_char(b.day, 'YYYY-MM')`,
        label: sql`to_char(b.day, 'YYYY-MM')`,
        joins: noSql,
      };
    case "servicer":
      return {
        key: sql`s.id::text`,
        label: sql`s.name`,
        joins: sql`JOIN servicer s ON s.id = b.servicer_id`,
      };
    case "department":
      return {
        key: sql`coalesce(e.department, '')`,
        label: sql`e.department`,
        joins: sql`JOIN borrower e ON e.business_id = ${businessId}::uuid AND e.id = b.borrower_id`,
      };
  }
}

const sums = sql`
  count(*) FILTER (WHERE b.sign > 0)::int AS payments,
  coalesce(sum(b.amount) FILTER (WHERE b.sign > 0), 0)::numeric(16, 2) AS amount,
  coalesce(sum(b.amount) FILTER (WHERE b.sign < 0), 0)::numeric(16, 2) AS refunded,
  sum(b.amount)::numeric(16, 2) AS net, sum(b.tax_free)::numeric(16, 2) AS tax_free, sum(b.taxable)::numeric(16, 2) AS taxable`;

/**
 * The contributions of a period, a row a group: key, label, last_name, first_name, external_id (employees only), payments and
 * the sums. Rows are summed by id first, so that names are looked up once a group and not once a payment.
 */
export function contributionGroupsSql(businessId: string, filter: ContributionsFilter): Sql {
  const rows = benefitRowsOf(businessId, filter.period);
  if (filter.group !== "employee") {
    const { key, label, joins } = grouping(businessId, filter.group);
    return sql`(
      SELECT ${key} AS key, ${label} AS label, NULL::text AS last_name, NULL::text AS first_name, NULL::text AS external_id, ${sums}
        FROM ${rows} b ${joins} GROUP BY 1, 2)`;
  }
  return sql`(
    SELECT e.id::text AS key, e.last_name || ', ' || e.first_name AS label, e.last_name, e.first_name, e.external_id,
           g.payments, g.amount, g.refunded, g.net, g.tax_free, g.taxable
      FROM (SELECT b.borrower_id, ${sums} FROM ${rows} b GROUP BY b.borrower_id) g
      JOIN borrower e ON e.business_id = ${businessId}::uuid AND e.id = g.borrower_id)`;
}

export const contributionOrder = (group: ContributionGroup): Sql =>
  group === "employee" ? sql`g.last_name, g.first_name, g.key::uuid` : sql`g.label NULLS LAST, g.key`;
