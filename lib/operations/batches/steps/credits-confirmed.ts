import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, completeIfAllFinal, lockBatch } from "@/lib/db/batches/batch-row";
import { chunkUpTo } from "@/lib/db/batches/chunks";
import { postChunk } from "@/lib/db/batches/credits";
import { postedOtherwise } from "@/lib/db/batches/simulated";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { closeAdvices } from "@/lib/db/reconciliation/advices";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { untilConfirmed } from "../../bank/wait-for-confirmations";
import { confirmAsSimulated } from "../confirm-items";

/**
 * D5: the servicers say what they have posted. The batch is complete when every item is final. On the NACHA rail they say it
 * in a file, whose reading posts the items; this waits for it, banking day by banking day.
 */
export async function creditsConfirmed(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.status === "complete") return "done";
  if (railOf(batch.rail).confirmedBy === "file") {
    if ((await chunkUpTo(tx, batch, "sent")) !== null) return untilConfirmed(tx, business);
    await allConfirmed(tx, batch, business);
    return "done";
  }
  const upTo = await chunkUpTo(tx, batch, "sent", { where: sql`NOT ${postedOtherwise}` });
  if (upTo !== null) {
    await postChunk(tx, business, batch, upTo);
    return "more";
  }
  await confirmAsSimulated(tx, business, batch.id, sql`true`);
  await allConfirmed(tx, batch, business);
  return "done";
}

async function allConfirmed(tx: Tx, batch: BatchRow, business: BusinessDay): Promise<void> {
  await recordActivity(tx, business, {
    kind: "batch.confirmed",
    batchId: batch.id,
    actor: PAYDOWN,
  });
  await closeAdvices(tx, business, batch.id);
  await completeIfAllFinal(tx, batch.businessId, batch.id, business.now);
}
