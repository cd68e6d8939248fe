import { uiRoute } from "@/lib/api/ui-route";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import { downloadFile } from "@/lib/operations/bank/download-file";

/** A NACHA file as it goes to the bank. It holds account numbers: no cache keeps it. */
export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) => {
  if (!isUuid(id)) throw notFound("file");
  const { name, text } = await downloadFile(actor, { id });
  return new Response(text, {
    headers: {
      "content-type": "text/plain; charset=us-ascii",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});
