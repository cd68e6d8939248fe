import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { bankFilesCsv } from "@/lib/queries/bank/list-bank-files";

export const GET = uiRoute(async (actor, request) => {
  const list = new URL(request.url).searchParams.get("list") === "sent" ? "sent" : "read";
  const { name, body } = await bankFilesCsv(actor, list);
  return csvResponse(name, body);
});
