import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { tellBatch } from "@/lib/db/events/object-events";
import { addDueWork, type Claim } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { debitIntoFile } from "../../bank/debit-into-file";
import { writeAbout } from "../write-about";

/** D0, the cut-off: the debit is in the bank's file, so the batch can no longer be recalled. Tells who may wonder about it tomorrow. */
export async function fileCloses(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const scheduled = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (scheduled.debitStatus !== "scheduled") return "done";
  const { batch, last4 } = await sendDebit(tx, business, scheduled, claim.dueAt);
  await recordActivity(tx, business, {
    kind: "batch.file_closed",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { debitDay: batch.debitDay },
  });
  await writeAbout(tx, business, batch, {
    kind: "debit_tomorrow",
    total: batch.totalAmount,
    debitDay: batch.debitDay,
    companyId: business.companyId,
    last4,
  });
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "debit_settles",
    subjectId: batch.id,
    nth: batch.debitAttempt,
    dueAt: instantAt(batch.debitDay, timetable.settlements),
  });
  return "done";
}

/** The debit is with the bank from here, by file where the rail writes files. Answers the batch with the days that the file gave it. */
export async function sendDebit(
  tx: Tx,
  business: BusinessDay,
  scheduled: BatchRow,
  closesAt: Date,
): Promise<{ batch: BatchRow; last4: string }> {
  const { writesFiles } = railOf(scheduled.rail);
  const batch = writesFiles ? await debitIntoFile(tx, business, scheduled, closesAt) : scheduled;
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: { debitStatus: "sent" },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  const { last4 } = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId: batch.businessId, id: batch.sourceAccountId } },
    select: { last4: true },
  });
  return { batch, last4 };
}
