import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { exportEmployees } from "@/lib/queries/employees/export-employees";
import { employeeFilterQuery } from "@/lib/schemas/employees/employee";

/** All employees of the filter that the page shows. */
export const GET = uiRoute(async (actor, request) => {
  const filter = employeeFilterQuery.parse(queryOf(request));
  return csvResponse(await exportEmployees(actor, filter));
});
