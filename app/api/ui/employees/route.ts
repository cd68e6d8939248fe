import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { findEmployees } from "@/lib/queries/drafts/find-employees";

/** A search is not longer than a name or an address. */
const TEXT_LENGTH_MAX = 200;

export const GET = uiRoute(async (actor, request) => {
  const text = new URL(request.url).searchParams.get("q")?.replaceAll("\0", "") ?? "";
  return toResponse(jsonAnswer(200, { data: await findEmployees(actor, text.slice(0, TEXT_LENGTH_MAX)) }));
});
