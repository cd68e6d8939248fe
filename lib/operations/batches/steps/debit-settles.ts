import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { transferFor } from "@/lib/db/batches/ledger";
import { readBusinessDay } from "@/lib/db/business-day";
import { addDueWork, type Claim } from "@/lib/db/work/due-work";
import { scheduleDebitReturns } from "@/lib/db/work/simulations";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { tellBatch } from "@/lib/db/events/object-events";
import { PAYDOWN } from "@/lib/domain/people/person";

/** D1: the employer's money is here. It is held until D3, the end of the time in which the bank may take the debit back. */
export async function debitSettles(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.debitAttempt !== claim.nth || (batch.debitStatus !== "sent" && batch.debitStatus !== "retrying"))
    return "done";
  await transferFor(tx, business, {
    kind: "debit_settled",
    subjectId: batch.id,
    batchId: batch.id,
    nth: batch.debitAttempt,
    amount: batch.totalAmount,
  });
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: { debitStatus: "settled" },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  await recordActivity(tx, business, {
    kind: "batch.debit_settled",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { attempt: batch.debitAttempt },
  });
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "credits_go_out",
    subjectId: batch.id,
    nth: batch.debitAttempt,
    dueAt: instantAt(batch.creditsSentDay, timetable.creditsGoOut),
  });
  await scheduleDebitReturns(tx, batch.businessId, [batch.id], batch.debitDay);
  return "done";
}
