import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { batchesCsv } from "@/lib/queries/batches/exports";
import { batchesFilter } from "@/lib/schemas/batches/filters";

export const GET = uiRoute(async (actor, request) => {
  return csvResponse(await batchesCsv(actor, batchesFilter(queryOf(request))));
});
