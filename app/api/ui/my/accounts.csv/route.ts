import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { myAccountsCsv } from "@/lib/queries/borrower-accounts/my-accounts";

export const GET = borrowerUiRoute(async (actor) => csvResponse(await myAccountsCsv(actor)));
