import { json, queryOf, uiRoute } from "@/lib/api/ui-route";
import { findEmployees } from "@/lib/queries/drafts/find-employees";

/** A search is not longer than a name or an address. */
const TEXT_LENGTH_MAX = 200;

export const GET = uiRoute(async (actor, request) => {
  const text = queryOf(request)["q"]?.replaceAll("\0", "") ?? "";
  return json({ data: await findEmployees(actor, text.slice(0, TEXT_LENGTH_MAX)) });
});
