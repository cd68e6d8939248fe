import { readCapped } from "@/lib/api/body";
import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { fileBytesMax } from "@/lib/domain/files/limits";
import { Refusal } from "@/lib/domain/refusal";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";

/** A contribution file as the bare body, its name in X-File-Name (percent-encoded): Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) => {
  const fileName = nameOf(request.headers.get("x-file-name"));
  const bytes = Buffer.concat(await readCapped(request, fileBytesMax));
  const { id, existing } = await draftFromFile(actor, { bytes, fileName });
  return toResponse(jsonAnswer(existing ? 200 : 201, { id, existing }));
});

function nameOf(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    throw new Refusal("malformed", "The file's name could not be read. Rename the file and choose it again.");
  }
}
