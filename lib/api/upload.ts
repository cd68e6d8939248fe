import { fileBytesMax } from "@/lib/domain/files/limits";
import { Refusal } from "@/lib/domain/refusal";
import { readCapped } from "./body";

const FILE_NAME_LENGTH_MAX = 255;

/** A file as the bare body, its name in X-File-Name (percent-encoded). @throws Refusal too_large, malformed */
export async function readUpload(request: Request): Promise<{ bytes: Uint8Array; fileName: string }> {
  const fileName = nameOf(request.headers.get("x-file-name"));
  return { fileName, bytes: Buffer.concat(await readCapped(request, fileBytesMax)) };
}

function nameOf(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "file.csv")
      .replaceAll("\0", "")
      .slice(0, FILE_NAME_LENGTH_MAX);
  } catch {
    throw new Refusal("malformed", "The file's name could not be read. Rename the file and choose it again.");
  }
}
