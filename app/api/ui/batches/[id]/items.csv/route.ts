import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { filteredItemsCsv } from "@/lib/queries/batches/exports";
import { itemsFilter } from "@/lib/schemas/batches/filters";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  return csvResponse(await filteredItemsCsv(actor, id, itemsFilter(queryOf(request))));
});
