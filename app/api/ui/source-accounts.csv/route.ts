import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { sourceAccountsCsv } from "@/lib/queries/accounts/list-source-accounts";
import { asksForDisabled } from "@/lib/schemas/source-account";

export const GET = uiRoute(async (actor, request) => {
  return csvResponse(await sourceAccountsCsv(actor, { disabled: asksForDisabled(queryOf(request)["show"]) }));
});
