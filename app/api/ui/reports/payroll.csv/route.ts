import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { payrollCsv } from "@/lib/queries/reports/exports";
import { usualPayrollPeriod } from "@/lib/queries/reports/usual-period";
import { readToday } from "@/lib/queries/shell/read-today";
import { payrollFilter } from "@/lib/schemas/reports/report-filters";

/** All rows of the filter that the page shows. */
export const GET = uiRoute(async (actor, request) => {
  const today = await readToday(actor);
  const { filter } = payrollFilter(queryOf(request), today, await usualPayrollPeriod(actor, today));
  return csvResponse(await payrollCsv(actor, filter));
});
