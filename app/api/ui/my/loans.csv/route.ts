import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { myLoansCsv } from "@/lib/queries/borrowers/my-loans-csv";

export const GET = borrowerUiRoute(async (actor) => csvResponse(await myLoansCsv(actor)));
