import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { askedStatement } from "@/lib/queries/statements/asked-statement";
import { statementCsv } from "@/lib/queries/statements/read-statement";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { name, body } = await statementCsv(actor, await askedStatement(actor, id, query));
  return csvResponse(name, body);
});
