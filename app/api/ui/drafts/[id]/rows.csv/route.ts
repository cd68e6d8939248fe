import { csvResponse } from "@/lib/api/csv";
import { readQuery, uiRoute } from "@/lib/api/ui-route";
import { exportDraftRows } from "@/lib/queries/drafts/export-draft-rows";
import { rowsQuery } from "@/lib/schemas/draft";

/** All rows of the filter that the page shows. */
export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = readQuery(request, rowsQuery);
  return csvResponse(await exportDraftRows(actor, id, query));
});
