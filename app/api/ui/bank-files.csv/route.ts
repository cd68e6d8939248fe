import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { bankFilesCsv } from "@/lib/queries/bank/list-bank-files";

export const GET = uiRoute(async (actor, request) => {
  const list = queryOf(request)["list"] === "sent" ? "sent" : "read";
  return csvResponse(await bankFilesCsv(actor, list));
});
