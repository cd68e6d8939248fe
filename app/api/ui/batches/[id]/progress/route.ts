import { json, uiRoute } from "@/lib/api/ui-route";
import { notFound } from "@/lib/domain/refusal";
import { getBatchProgress } from "@/lib/queries/batches/get-batch";

export const GET = uiRoute<{ id: string }>(async (actor, _request, { id }) => {
  const progress = await getBatchProgress(actor, id);
  if (!progress) throw notFound("batch payment");
  return json(progress);
});
