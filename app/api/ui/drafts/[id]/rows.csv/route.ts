import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { exportDraftRows } from "@/lib/queries/drafts/export-draft-rows";
import { invalid } from "@/lib/domain/refusal";
import { problemsOf } from "@/lib/schemas/problems";
import { rowsQuery } from "@/lib/schemas/draft";

/** All rows of the filter that the page shows. */
export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = rowsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw invalid(problemsOf(query.error));
  const { name, body } = await exportDraftRows(actor, id, query.data);
  return csvResponse(name, body);
});
