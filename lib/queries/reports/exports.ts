import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { type Csv, type CsvColumn, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import type { ContributionGroup, ContributionsFilter, PayrollFilter } from "@/lib/schemas/reports/reports";
import { listTaxLimits } from "../settings/list-tax-limits";
import { benefitRows, itemsOfTaxYears, withYearToDate } from "./benefit-rows";
import { contributionGroupsSql, contributionOrder } from "./contributions-sql";
import { payrollColumns, payrollFrom, payrollOrder } from "./payroll-sql";

const typedByPeople: ReadonlySet<string> = new Set([
  "external_id",
  "last_name",
  "first_name",
  "batch_reference_id",
  "item_reference_id",
]);

/** All rows of the payroll report's filter, with exactly the columns of reference 3.5. */
export async function payrollCsv(actor: UserActor, filter: PayrollFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const { period } = filter;
  const rows = withYearToDate(benefitRows(businessId, itemsOfTaxYears(businessId, period)));
  const columns = Object.entries(payrollColumns).map(([name, value]) =>
    typedByPeople.has(name) ? text(name, value) : plain(name, value),
  );
  const from = payrollFrom(businessId, rows, filter, await listTaxLimits(actor));
  return {
    name: `payroll-report-${period.from}-to-${period.to}`,
    body: await streamCsv(columns, sql`${from} ORDER BY ${payrollOrder}`),
  };
}

function groupColumns(group: ContributionGroup): CsvColumn[] {
  if (group !== "employee") return [text(group, sql`g.label`)];
  return [
    text("external_id", sql`g.external_id`),
    text("last_name", sql`g.last_name`),
    text("first_name", sql`g.first_name`),
  ];
}

/** All groups of the contributions report's filter. */
export async function contributionsCsv(actor: UserActor, filter: ContributionsFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const { period, group } = filter;
  const columns = [
    ...groupColumns(group),
    plain("payments", sql`g.payments`),
    plain("amount", sql`g.amount`),
    plain("refunded", sql`g.refunded`),
    plain("net", sql`g.net`),
    plain("amount_tax_free_127", sql`g.tax_free`),
    plain("amount_taxable", sql`g.taxable`),
  ];
  const from = sql`FROM ${contributionGroupsSql(actor.businessId, filter)} g ORDER BY ${contributionOrder(group)}`;
  return {
    name: `contributions-by-${group}-${period.from}-to-${period.to}`,
    body: await streamCsv(columns, from),
  };
}
