import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { exceptionsCsv } from "@/lib/queries/exceptions/exports";
import { exceptionState } from "@/lib/schemas/batches/exceptions";

export const GET = uiRoute(async (actor, request) => {
  return csvResponse(await exceptionsCsv(actor, exceptionState(queryOf(request)["show"])));
});
