import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { rejectedRows } from "@/lib/queries/drafts/rejected-rows";

/** The rows that cannot be paid, as the file had them, each with its reasons: to be mended where they came from. */
export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) => {
  return csvResponse(await rejectedRows(actor, id));
});
