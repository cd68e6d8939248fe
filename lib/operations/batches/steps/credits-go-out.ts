import { rolesWords } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { queueChunk } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { chunkUpTo } from "@/lib/db/batches/chunks";
import { holdBackChunk, sendChunk } from "@/lib/db/batches/credits";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { addDueWork, type Claim, type WorkOutcome } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { money, ZERO } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { creditsFromToday, untilReturnsAreIn } from "../../bank/wait-for-returns";
import { writeAbout } from "../write-about";
import { tellBatch } from "@/lib/db/events/object-events";

/**
 * D3: the debit can no longer come back in time, so the credits go out, a chunk a transaction. Each item is looked at once
 * more: stopped by a person, or its loan no longer payable, it is held back and its money waits to be refunded or re-sent.
 * On the NACHA rail they wait until that morning's returns are known (rules 9).
 */
export async function creditsGoOut(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  let batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.debitStatus !== "settled" || batch.debitAttempt !== claim.nth) return "done";
  const rail = railOf(batch.rail);
  if (rail.creditsWaitForReturns) {
    const notNow = await untilReturnsAreIn(tx, business);
    if (notNow !== null) return notNow;
    batch = await creditsFromToday(tx, business, batch);
  }
  const upTo = await chunkUpTo(tx, batch, "pending");
  if (upTo !== null) {
    await holdBackChunk(tx, business, batch, upTo);
    if (rail.writesFiles) {
      const fileId = await openFile(tx, business, business.today, "morning");
      await queueChunk(tx, batch, upTo, { fileId, effectiveOn: batch.creditsDay });
    }
    await sendChunk(tx, business, batch, upTo);
    return "more";
  }
  await allSent(tx, batch, business);
  return "done";
}

async function allSent(tx: Tx, batch: BatchRow, business: BusinessDay): Promise<void> {
  await recordActivity(tx, business, {
    kind: "batch.credits_sent",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { effective: batch.creditsDay },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  const [held] = await tx.$queryRaw<{ payments: number; total: string }[]>`
    SELECT count(*)::int AS payments, coalesce(sum(amount), 0)::text AS total FROM batch_item
     WHERE business_id = ${batch.businessId}::uuid AND batch_id = ${batch.id}::uuid AND status = 'returned'`;
  if (held && held.payments > 0) {
    await writeAbout(tx, business, batch, {
      kind: "came_back",
      payments: held.payments,
      total: money(held.total),
      kept: ZERO,
      deciders: rolesWords("batches:release"),
      why: "held back before it was sent (stopped, or the loan can no longer be paid)",
    });
  }
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "credits_settle",
    subjectId: batch.id,
    dueAt: instantAt(batch.creditsDay, timetable.settlements),
  });
}
