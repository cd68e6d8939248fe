import { csvResponse } from "@/lib/api/csv";
import { borrowerUiRoute } from "@/lib/api/ui-route";
import { exportMyPayments } from "@/lib/queries/payments/export-payments";
import { myPaymentsFilter } from "@/lib/schemas/borrower-payments/my-payments";

/** All own payments of the filter that the page shows. */
export const GET = borrowerUiRoute(async (actor, request) => {
  const filter = myPaymentsFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  return csvResponse("payments", await exportMyPayments(actor, filter));
});
