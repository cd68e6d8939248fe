import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { addDueWork, type Claim } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { debitIntoFile } from "../../bank/debit-into-file";
import { writeAbout } from "../write-about";
import { tellBatch } from "@/lib/db/events/object-events";

/** D0, the cut-off: the debit is in the bank's file, so the batch can no longer be recalled. Tells who may wonder about it tomorrow. */
export async function fileCloses(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  let batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.debitStatus !== "scheduled") return "done";
  if (railOf(batch.rail).writesFiles) batch = await debitIntoFile(tx, business, batch, claim.dueAt);
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: { debitStatus: "sent" },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  const account = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId: batch.businessId, id: batch.sourceAccountId } },
    select: { last4: true },
  });
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
    last4: account.last4,
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
