import { json, readQuery, uiRoute } from "@/lib/api/ui-route";
import { readUpload } from "@/lib/api/upload";
import { previewImport } from "@/lib/operations/employees/imports/preview-import";
import { uploadImportInput } from "@/lib/schemas/employees/employee-import";

/** A roster or loans file as the bare body: read and compared, nothing applied. Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) => {
  const asked = readQuery(request, uploadImportInput);
  const { id, existing } = await previewImport(actor, { ...asked, ...(await readUpload(request)) });
  return json({ id, existing }, existing ? 200 : 201);
});
