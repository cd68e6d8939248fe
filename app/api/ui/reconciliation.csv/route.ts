import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { batchesCsv } from "@/lib/queries/reconciliation/list-open-batches";
import { linesCsv } from "@/lib/queries/reconciliation/list-lines";
import { returnedCsv } from "@/lib/queries/reconciliation/list-returned";
import { waitingCsv } from "@/lib/queries/reconciliation/list-waiting";
import { waitingFilter } from "@/lib/schemas/reconciliation/views";

/** `list` says which of the page's lists: batches, said, returned; else the payments that the filter selects. */
export const GET = uiRoute(async (actor, request) => {
  return csvResponse(await csvOf(actor, queryOf(request)));
});

function csvOf(actor: Parameters<typeof linesCsv>[0], query: Record<string, string | undefined>) {
  switch (query["list"]) {
    case "batches":
      return batchesCsv(actor);
    case "said":
      return linesCsv(actor);
    case "returned":
      return returnedCsv(actor);
    default:
      return waitingCsv(actor, waitingFilter(query));
  }
}
