import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { exceptionsCsv } from "@/lib/queries/exceptions/exports";
import { exceptionState } from "@/lib/schemas/batches/exceptions";

export const GET = uiRoute(async (actor, request) => {
  const state = new URL(request.url).searchParams.get("show");
  const { name, body } = await exceptionsCsv(actor, exceptionState(state ?? undefined));
  return csvResponse(name, body);
});
