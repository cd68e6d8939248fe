import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { filteredItemsCsv } from "@/lib/queries/batches/exports";
import { itemsFilter } from "@/lib/schemas/batches/filters";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { name, body } = await filteredItemsCsv(actor, id, itemsFilter(query));
  return csvResponse(name, body);
});
