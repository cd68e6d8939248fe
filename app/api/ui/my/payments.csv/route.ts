import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute, queryOf } from "@/lib/api/ui-route";
import { exportMyPayments } from "@/lib/queries/payments/export-payments";
import { myPaymentsFilter } from "@/lib/schemas/borrower-payments/my-payments";

/** All own payments of the filter that the page shows. */
export const GET = borrowerUiRoute(async (actor, request) => {
  const filter = myPaymentsFilter.parse(queryOf(request));
  return csvResponse(await exportMyPayments(actor, filter));
});
