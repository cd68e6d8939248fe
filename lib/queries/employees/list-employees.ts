import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { asEmploymentStatus } from "@/lib/db/roster/current-employees";
import {
  countEmployees,
  type EmployeeListRow,
  readEmployeePage,
  readRosterFacets,
  type RosterYear,
} from "@/lib/db/roster/employee-list";
import { add, money } from "@/lib/domain/money";
import { isNearLimit } from "@/lib/domain/employees/room";
import { roomLeft } from "@/lib/domain/tax";
import {
  type EmployeeListQuery,
  type EmployeeListView,
  type EmployeeRowView,
  rosterPlaceText,
} from "@/lib/schemas/employees/employee";
import { cursorAt } from "@/lib/schemas/page";
import { rosterYear } from "./roster-year";

const EMPLOYEES_PER_PAGE = 50;

/** A page of the roster in order of names, the number of all that match, and what can be filtered by. */
export async function listEmployees(actor: UserActor, query: EmployeeListQuery): Promise<EmployeeListView> {
  mustHave(actor, "business:read");
  const { after, before, ...filter } = query;
  const { businessId } = actor;
  const year = await rosterYear(businessId);
  const direction = after ? ("after" as const) : ("before" as const);
  const place = after ?? before;
  const [rows, total, facets] = await Promise.all([
    readEmployeePage(businessId, filter, year, {
      from: place ? { place, direction } : null,
      take: EMPLOYEES_PER_PAGE,
    }),
    countEmployees(businessId, filter, year),
    readRosterFacets(businessId),
  ]);
  const backwards = place !== undefined && direction === "before";
  const more = rows.length > EMPLOYEES_PER_PAGE;
  // Read backwards, the row too many is the first one.
  const shown = backwards && more ? rows.slice(1) : rows.slice(0, EMPLOYEES_PER_PAGE);
  const employees = shown.map((row) => rowView(row, year));
  const cursor = (row: EmployeeRowView | undefined) => (row ? cursorAt(rosterPlaceText(row)) : null);
  return {
    year: year.year,
    employees,
    total,
    previous: backwards ? (more ? cursor(employees[0]) : null) : place ? cursor(employees[0]) : null,
    next: backwards || more ? cursor(employees.at(-1)) : null,
    ...facets,
  };
}

function rowView(row: EmployeeListRow, { limit }: RosterYear): EmployeeRowView {
  const [used, external] = [money(row.used), money(row.external)];
  return {
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    department: row.department,
    status: asEmploymentStatus(row.employment_status),
    loans: row.loans,
    payableLoans: row.payable,
    paidThisYear: money(row.paid),
    room: roomLeft({ limit, external, used }),
    nearLimit: isNearLimit(add(used, external), limit),
  };
}
