import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { employeePaymentsCsv } from "@/lib/queries/employees/employee-payments";

export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) =>
  csvResponse(await employeePaymentsCsv(actor, id)),
);
