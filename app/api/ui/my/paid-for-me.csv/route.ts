import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { paidForMeCsv } from "@/lib/queries/borrowers/my-loans-csv";

export const GET = borrowerUiRoute(async (actor) => csvResponse(await paidForMeCsv(actor)));
