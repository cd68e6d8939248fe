import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { payrollCsv } from "@/lib/queries/reports/exports";
import { usualPayrollPeriod } from "@/lib/queries/reports/usual-period";
import { readToday } from "@/lib/queries/shell/read-today";
import { payrollFilter } from "@/lib/schemas/reports/report-filters";

/** All rows of the filter that the page shows. */
export const GET = uiRoute(async (actor, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const today = await readToday(actor);
  const { filter } = payrollFilter(query, today, await usualPayrollPeriod(actor, today));
  const { name, body } = await payrollCsv(actor, filter);
  return csvResponse(name, body);
});
