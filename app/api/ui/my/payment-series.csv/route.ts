import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { seriesCsv } from "@/lib/queries/payment-series/list-series";

export const GET = borrowerUiRoute(async (actor) => csvResponse(await seriesCsv(actor)));
