import { json, uiRoute } from "@/lib/api/ui-route";
import { getDraft } from "@/lib/queries/drafts/get-draft";

export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) =>
  json(await getDraft(actor, id)),
);
