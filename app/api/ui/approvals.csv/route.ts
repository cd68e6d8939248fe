import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { approvalsCsv } from "@/lib/queries/approvals/list-approvals";

export const GET = uiRoute(async (actor) => csvResponse(await approvalsCsv(actor)));
