import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { peopleCsv } from "@/lib/queries/team/list-people";

export const GET = uiRoute(async (actor) => csvResponse(await peopleCsv(actor)));
