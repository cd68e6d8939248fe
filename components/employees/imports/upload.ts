import type { ImportKind } from "@/lib/domain/employees/stored-import";

type Answer = { id: string; existing: boolean } | { words: string };

/** Sends a file to be previewed; a refusal comes back as its sentence. */
export async function uploadImport(file: File, kind: ImportKind, changesOnly: string): Promise<Answer> {
  try {
    const response = await fetch(`/api/ui/imports?kind=${kind}&changesOnly=${changesOnly}`, {
      method: "POST",
      body: file,
      headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    });
    // The two shapes of our own route's answers.
    const body = (await response.json()) as {
      id?: string;
      existing?: boolean;
      error?: { detail?: string };
    };
    if (response.ok && body.id !== undefined) return { id: body.id, existing: body.existing === true };
    return { words: body.error?.detail ?? `The server answered ${response.status}. Try again.` };
  } catch {
    return {
      words:
        "The file did not reach the server, or it changed while it was read. Save it, then choose it again.",
    };
  }
}
