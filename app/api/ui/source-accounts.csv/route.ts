import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { sourceAccountsCsv } from "@/lib/queries/accounts/list-source-accounts";
import { asksForDisabled } from "@/lib/schemas/source-account";

export const GET = uiRoute(async (actor, request) => {
  const show = new URL(request.url).searchParams.get("show");
  const { name, body } = await sourceAccountsCsv(actor, { disabled: asksForDisabled(show ?? undefined) });
  return csvResponse(name, body);
});
