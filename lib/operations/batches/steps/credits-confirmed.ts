import { recordActivity } from "@/lib/db/activity";
import { completeIfAllFinal, lockBatch } from "@/lib/db/batches/batch-row";
import { chunkUpTo } from "@/lib/db/batches/chunks";
import { confirmedShort, postChunk } from "@/lib/db/batches/credits";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Claim } from "@/lib/db/work/due-work";
import { sql } from "@/lib/db/sql";
import { applyShortConfirmations } from "@/lib/db/work/simulations";
import type { Tx } from "@/lib/db/transaction";

/** D5: the servicers say what they have posted. The batch is complete when every item is final. */
export async function creditsConfirmed(tx: Tx, claim: Claim): Promise<"more" | "done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.status === "complete") return "done";
  const upTo = await chunkUpTo(tx, batch, "sent", { where: sql`NOT ${confirmedShort}` });
  if (upTo !== null) {
    await postChunk(tx, batch, upTo, business.today);
    return "more";
  }
  await applyShortConfirmations(tx, batch, business);
  await recordActivity(tx, {
    businessId: batch.businessId,
    kind: "batch.confirmed",
    subjectId: batch.id,
    batchId: batch.id,
    actor: { id: null, name: "Paydown" },
    at: business.now,
  });
  await completeIfAllFinal(tx, batch.businessId, batch.id, business.now);
  return "done";
}
