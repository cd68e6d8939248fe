import { statementPdf } from "@/lib/api/pdf/statement-pdf";
import { uiRoute } from "@/lib/api/ui-route";
import { askedStatement } from "@/lib/queries/statements/asked-statement";
import { allStatementLines, statementName } from "@/lib/queries/statements/read-statement";

export const GET = uiRoute<{ id: string }>(async (actor, request, { id }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const head = await askedStatement(actor, id, query);
  return statementPdf(statementName(head), head, allStatementLines(actor, id, head.period));
});
