import { statementPdf } from "@/lib/api/pdf/statement-pdf";
import { queryOf, uiRoute } from "@/lib/api/ui-route";
import { askedStatement } from "@/lib/queries/statements/asked-statement";
import { allStatementLines, statementName } from "@/lib/queries/statements/read-statement";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const head = await askedStatement(actor, id, queryOf(request));
  return statementPdf(statementName(head), head, allStatementLines(actor, id, head.period));
});
