import { json, uiRoute } from "@/lib/api/ui-route";
import { readUpload } from "@/lib/api/upload";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";

/** A contribution file as the bare body: Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) => {
  const { id, existing } = await draftFromFile(actor, await readUpload(request));
  return json({ id, existing }, existing ? 200 : 201);
});
