import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { contributionsCsv } from "@/lib/queries/reports/exports";
import { readToday } from "@/lib/queries/shell/read-today";
import { contributionsFilter } from "@/lib/schemas/reports/report-filters";

/** All groups of the filter that the page shows. */
export const GET = uiRoute(async (actor, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { filter } = contributionsFilter(query, await readToday(actor));
  const { name, body } = await contributionsCsv(actor, filter);
  return csvResponse(name, body);
});
