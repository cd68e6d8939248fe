import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { deliveriesCsv } from "@/lib/queries/webhooks/deliveries-csv";
import { deliveriesPageFilter } from "@/lib/schemas/webhooks/endpoint";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const { status } = deliveriesPageFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { name, body } = await deliveriesCsv(actor, { id, status });
  return csvResponse(name, body);
});
