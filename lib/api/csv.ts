/** A CSV to download. `name` is what a person would call the file; its ending and its date are not theirs to think of. */
export function csvResponse(name: string, body: ReadableStream<Uint8Array>): Response {
  const ascii = name.replace(/[^\w .()-]+/g, "_");
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${ascii}.csv"; filename*=UTF-8''${encodeURIComponent(name)}.csv`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
