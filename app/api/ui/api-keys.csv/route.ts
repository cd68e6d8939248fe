import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { keysCsv } from "@/lib/queries/keys/list-keys";

export const GET = uiRoute(async (actor) => csvResponse(await keysCsv(actor)));
