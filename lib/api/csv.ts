import type { Csv } from "@/lib/db/csv/export";

export function csvResponse({ name, body }: Csv): Response {
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
