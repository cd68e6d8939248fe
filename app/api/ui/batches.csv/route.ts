import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { batchesCsv } from "@/lib/queries/batches/exports";
import { batchesFilter } from "@/lib/schemas/batches/filters";

export const GET = uiRoute(async (actor, request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { name, body } = await batchesCsv(actor, batchesFilter(query));
  return csvResponse(name, body);
});
