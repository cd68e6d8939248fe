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
} from "@/lib/schemas/employees/employee";
import { employeePlace, employeePlaceText } from "@/lib/schemas/employees/employee-place";
import { cutPage, placeIn } from "@/lib/schemas/places";
import { rosterYear } from "./roster-year";

const EMPLOYEES_PER_PAGE = 50;

/** A page of the roster in order of names, the number of all that match, and what can be filtered by. */
export async function listEmployees(actor: UserActor, query: EmployeeListQuery): Promise<EmployeeListView> {
  mustHave(actor, "business:read");
  const { after, before, ...filter } = query;
  const { businessId } = actor;
  const year = await rosterYear(businessId);
  const place = placeIn({ after, before }, employeePlace);
  const [rows, total, facets] = await Promise.all([
    readEmployeePage(businessId, filter, year, place, EMPLOYEES_PER_PAGE),
    countEmployees(businessId, filter, year),
    readRosterFacets(businessId),
  ]);
  const employees = rows.map((row) => rowView(row, year));
  const page = cutPage(employees, place, EMPLOYEES_PER_PAGE, employeePlaceText);
  return { ...page, year: year.year, total, ...facets };
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
