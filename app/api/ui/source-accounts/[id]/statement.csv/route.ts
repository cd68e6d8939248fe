import { csvResponse } from "@/lib/api/csv";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { askedStatement } from "@/lib/queries/statements/asked-statement";
import { statementCsv } from "@/lib/queries/statements/read-statement";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  return csvResponse(await statementCsv(actor, await askedStatement(actor, id, queryOf(request))));
});
