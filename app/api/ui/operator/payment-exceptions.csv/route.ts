import { csvResponse } from "@/lib/api/csv";
import { operatorUiRoute } from "@/lib/api/ui-route";
import { paymentExceptionsCsv } from "@/lib/queries/installation/payment-exceptions";

export const GET = operatorUiRoute(async (actor) => csvResponse(await paymentExceptionsCsv(actor)));
