import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { contributionsCsv } from "@/lib/queries/reports/exports";
import { readToday } from "@/lib/queries/shell/read-today";
import { contributionsFilter } from "@/lib/schemas/reports/report-filters";

/** All groups of the filter that the page shows. */
export const GET = uiRoute(async (actor, request) => {
  const { filter } = contributionsFilter(queryOf(request), await readToday(actor));
  return csvResponse(await contributionsCsv(actor, filter));
});
