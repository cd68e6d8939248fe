import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { readUpload } from "@/lib/api/upload";
import { invalid } from "@/lib/domain/refusal";
import { previewImport } from "@/lib/operations/employees/imports/preview-import";
import { uploadImportInput } from "@/lib/schemas/employees/employee-import";
import { problemsOf } from "@/lib/schemas/problems";

/** A roster or loans file as the bare body: read and compared, nothing applied. Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) => {
  const asked = uploadImportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw invalid(problemsOf(asked.error));
  const { id, existing } = await previewImport(actor, { ...asked.data, ...(await readUpload(request)) });
  return toResponse(jsonAnswer(existing ? 200 : 201, { id, existing }));
});
