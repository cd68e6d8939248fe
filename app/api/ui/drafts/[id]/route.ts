import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { getDraft } from "@/lib/queries/drafts/get-draft";

export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) =>
  toResponse(jsonAnswer(200, await getDraft(actor, id))),
);
