import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { webhooksCsv } from "@/lib/queries/webhooks/webhooks";

export const GET = uiRoute(async (actor) => csvResponse(await webhooksCsv(actor)));
