import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { deliveriesCsv } from "@/lib/queries/webhooks/deliveries-csv";
import { deliveriesPageFilter } from "@/lib/schemas/webhooks/endpoint";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const { status } = deliveriesPageFilter.parse(queryOf(request));
  return csvResponse(await deliveriesCsv(actor, { id, status }));
});
