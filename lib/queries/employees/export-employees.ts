import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import type { Csv } from "@/lib/db/csv/export";
import { streamEmployees } from "@/lib/db/roster/employee-list";
import type { EmployeeFilter } from "@/lib/schemas/employees/employee";
import { rosterYear } from "./roster-year";

/** All employees of the filter as CSV, streamed; its first columns are a roster file that our own import reads again. */
export async function exportEmployees(actor: UserActor, filter: EmployeeFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  return { name: "employees", body: await streamEmployees(businessId, filter, await rosterYear(businessId)) };
}
