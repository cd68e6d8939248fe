import { recordActivity } from "@/lib/db/activity";
import { completeIfAllFinal, lockBatch } from "@/lib/db/batches/batch-row";
import { chunkUpTo } from "@/lib/db/batches/chunks";
import { settleChunk } from "@/lib/db/batches/credits";
import { readBusinessDay } from "@/lib/db/business-day";
import { addDueWork, type Claim, readProgress, saveProgress } from "@/lib/db/work/due-work";
import { writeAdvices } from "@/lib/db/reconciliation/advices";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { expectConfirmations } from "./confirmation-overdue";
import { tellBatch } from "@/lib/db/events/object-events";

/** D4: the credits have reached the servicers' banks. What is left is each servicer's confirmation: the batch is unreconciled. */
export async function creditsSettle(tx: Tx, claim: Claim): Promise<"more" | "done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.status === "complete") return "done";
  const after = await readProgress(tx, claim);
  const upTo = await chunkUpTo(tx, batch, "sent", { after });
  if (upTo !== null) {
    await settleChunk(tx, business, batch, { after, upTo });
    await saveProgress(tx, claim, upTo);
    return "more";
  }
  await recordActivity(tx, business, {
    kind: "batch.credits_settled",
    batchId: batch.id,
    actor: PAYDOWN,
  });
  // Every item may have been held back and refunded meanwhile: then there is nothing to confirm.
  if (await completeIfAllFinal(tx, batch.businessId, batch.id, business.now)) return "done";
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: { status: "unreconciled" },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "credits_confirmed",
    subjectId: batch.id,
    dueAt: instantAt(batch.confirmDay, timetable.confirmations),
  });
  if (railOf(batch.rail).answeredBy === "simulation") await writeAdvices(tx, business, batch.id);
  await expectConfirmations(tx, batch.businessId, batch.id, business.today);
  return "done";
}
