import { payableStatusCodes } from "@/lib/domain/loans/loan-status";
import type { Money } from "@/lib/domain/money";
import type { EmployeeFilter } from "@/lib/schemas/employees/employee";
import type { EmployeePlace } from "@/lib/schemas/employees/employee-place";
import type { Directed } from "@/lib/schemas/places";
import { prisma } from "../client";
import { plain, streamCsv, text } from "../csv/export";
import { Prisma } from "../generated/client";
import { employeeAt, walk } from "../reading/walk";
import { anywhere } from "../sql";
import { hasInvitation } from "./invitations";
import { countedItems, taxFreeKept } from "./tax-year";

/** Facts of the business's year that the list needs. */
export type RosterYear = { year: number; limit: Money; /** had this much: near the limit */ nearFrom: Money };

function matching(businessId: string, filter: EmployeeFilter, { year, nearFrom }: RosterYear): Prisma.Sql {
  const conditions = [Prisma.sql`b.business_id = ${businessId}::uuid`];
  if (filter.status) conditions.push(Prisma.sql`b.employment_status = ${filter.status}`);
  if (filter.department) conditions.push(Prisma.sql`b.department = ${filter.department}`);
  if (filter.q) {
    conditions.push(Prisma.sql`
      concat_ws(' ', b.first_name, b.last_name, b.first_name, b.external_id, b.email) ILIKE ${anywhere(filter.q)}`);
  }
  if (filter.servicer) {
    conditions.push(Prisma.sql`
      EXISTS (SELECT FROM loan l WHERE l.business_id = b.business_id AND l.borrower_id = b.id
                               AND l.servicer_id = ${filter.servicer}::uuid)`);
  }
  if (filter.pages) conditions.push(hasInvitation(filter.pages));
  if (filter.attention === "no_payable_loan") {
    conditions.push(Prisma.sql`
      NOT EXISTS (SELECT FROM loan l WHERE l.business_id = b.business_id AND l.borrower_id = b.id
                                   AND l.status_code = ANY (${[...payableStatusCodes]}::text[]))`);
  }
  if (filter.attention === "near_limit") {
    conditions.push(Prisma.sql`
      b.id IN (SELECT borrower_id
                 FROM (SELECT borrower_id, ${taxFreeKept} AS had FROM batch_item WHERE ${countedItems(businessId, year)}
                       UNION ALL
                       SELECT borrower_id, amount FROM external_benefit
                        WHERE business_id = ${businessId}::uuid AND year = ${year}) h
                GROUP BY borrower_id HAVING sum(had) >= ${nearFrom}::numeric)`);
  }
  return Prisma.join(conditions, " AND ");
}

export type EmployeeListRow = {
  id: string;
  external_id: string | null;
  first_name: string;
  last_name: string;
  email: string | null;
  department: string | null;
  employment_status: string;
  loans: number;
  payable: number;
  paid: string;
  used: string;
  external: string;
};

const walkEmployees = (place: Directed<EmployeePlace> | null, employee: Prisma.Sql) =>
  walk(
    place,
    [Prisma.sql`${employee}.last_name`, Prisma.sql`${employee}.first_name`, Prisma.sql`${employee}.id`],
    employeeAt,
  );

/** One page in order of last name, first name, id; one row more than `take` where the list goes on. The employees come first, so that only theirs is summed. */
export async function readEmployeePage(
  businessId: string,
  filter: EmployeeFilter,
  year: RosterYear,
  place: Directed<EmployeePlace> | null,
  take: number,
): Promise<EmployeeListRow[]> {
  const { back, beyond, order } = walkEmployees(place, Prisma.sql`b`);
  const rows = await prisma.$queryRaw<EmployeeListRow[]>`
    SELECT p.id::text AS id, p.external_id, p.first_name, p.last_name, p.email, p.department, p.employment_status,
           l.loans, l.payable, y.paid::text AS paid, y.used::text AS used, coalesce(x.amount, 0.00)::text AS external
      FROM (SELECT b.* FROM borrower b
             WHERE ${matching(businessId, filter, year)} AND ${beyond}
             ORDER BY ${order} LIMIT ${take + 1}) p
      ${sums(businessId, year.year)}
     ORDER BY ${walkEmployees(place, Prisma.sql`p`).order}`;
  return back ? rows.reverse() : rows;
}

/** Loans, payments and assistance of the employees `p`, each by one look into an index. */
const sums = (businessId: string, year: number): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS loans,
           (count(*) FILTER (WHERE status_code = ANY (${[...payableStatusCodes]}::text[])))::int AS payable
      FROM loan WHERE business_id = ${businessId}::uuid AND borrower_id = p.id) l
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(amount - refunded_amount), 0.00) AS paid, coalesce(sum(${taxFreeKept}), 0.00) AS used
      FROM batch_item WHERE ${countedItems(businessId, year)} AND borrower_id = p.id) y
  LEFT JOIN external_benefit x ON x.business_id = ${businessId}::uuid AND x.borrower_id = p.id AND x.year = ${year}`;

export async function countEmployees(
  businessId: string,
  filter: EmployeeFilter,
  year: RosterYear,
): Promise<number> {
  const rows = await prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM borrower b WHERE ${matching(businessId, filter, year)}`;
  return rows[0]?.n ?? 0;
}

/** What the list can be filtered by: departments and servicers that occur. */
export async function readRosterFacets(
  businessId: string,
): Promise<{ departments: string[]; servicers: { id: string; name: string }[] }> {
  const departments = await prisma.$queryRaw<{ department: string }[]>`
    SELECT DISTINCT department FROM borrower
     WHERE business_id = ${businessId}::uuid AND department IS NOT NULL AND department <> '' ORDER BY department`;
  const servicers = await prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT s.id::text AS id, s.name FROM servicer s
     WHERE s.id IN (SELECT servicer_id FROM loan WHERE business_id = ${businessId}::uuid) ORDER BY s.name`;
  return { departments: departments.map((row) => row.department), servicers };
}

/** All employees of a filter as CSV. The first nine columns are a roster file, to be imported again; the rest tell more. */
export function streamEmployees(
  businessId: string,
  filter: EmployeeFilter,
  year: RosterYear,
): Promise<ReadableStream<Uint8Array>> {
  const columns = [
    text("external_id", Prisma.sql`p.external_id`),
    text("first_name", Prisma.sql`p.first_name`),
    text("last_name", Prisma.sql`p.last_name`),
    text("work_email", Prisma.sql`p.email`),
    plain("hire_date", Prisma.sql`p.hire_date`),
    plain("employment_status", Prisma.sql`p.employment_status`),
    plain("state", Prisma.sql`p.state`),
    text("department", Prisma.sql`p.department`),
    plain("external_127_ytd", Prisma.sql`x.amount`),
    plain("loans", Prisma.sql`l.loans`),
    plain("payable_loans", Prisma.sql`l.payable`),
    plain(`paid_${year.year}`, Prisma.sql`y.paid`),
    plain(
      `tax_free_room_${year.year}`,
      Prisma.sql`greatest(0.00, ${year.limit}::numeric - coalesce(x.amount, 0) - y.used)`,
    ),
  ];
  return streamCsv(
    columns,
    Prisma.sql`
      FROM (SELECT b.* FROM borrower b WHERE ${matching(businessId, filter, year)}) p
      ${sums(businessId, year.year)}
     ORDER BY p.last_name, p.first_name, p.id`,
  );
}
