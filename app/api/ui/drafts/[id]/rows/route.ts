import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { invalid } from "@/lib/domain/refusal";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import { rowsQuery } from "@/lib/schemas/draft";
import { problemsOf } from "@/lib/schemas/problems";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = rowsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw invalid(problemsOf(query.error));
  return toResponse(jsonAnswer(200, await listDraftRows(actor, id, query.data)));
});
