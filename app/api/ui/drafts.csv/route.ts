import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { openDraftsCsv } from "@/lib/queries/drafts/list-open-drafts";

export const GET = uiRoute(async (actor) => csvResponse(await openDraftsCsv(actor)));
