import { json, readQuery, uiRoute } from "@/lib/api/ui-route";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import { rowsQuery } from "@/lib/schemas/draft";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = readQuery(request, rowsQuery);
  return json(await listDraftRows(actor, id, query));
});
