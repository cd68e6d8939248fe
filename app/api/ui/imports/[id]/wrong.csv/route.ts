import { csvResponse } from "@/lib/api/csv";
import { uiRoute } from "@/lib/api/ui-route";
import { notFound } from "@/lib/domain/refusal";
import { exportWrongRows } from "@/lib/queries/employees/export-wrong-rows";
import { importInput } from "@/lib/schemas/employees/employee-import";

/** The rows of a file that could not be read, as they were, each with its reasons. */
export const GET = uiRoute<{ id: string }>(async (actor, _request, params) => {
  const asked = importInput.safeParse(params);
  if (!asked.success) throw notFound("import");
  return csvResponse(await exportWrongRows(actor, asked.data));
});
