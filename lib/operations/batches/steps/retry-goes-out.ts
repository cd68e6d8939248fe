import { lockBatch } from "@/lib/db/batches/batch-row";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim } from "@/lib/db/work/due-work";
import { debitIntoFile } from "../../bank/debit-into-file";
import { tellBatch } from "@/lib/db/events/object-events";

/** NACHA rail: a returned debit goes into a file once more. From here it can no longer be given up. */
export async function retryGoesOut(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (batch.debitStatus !== "retrying" || batch.debitAttempt !== claim.nth) return "done";
  await debitIntoFile(tx, business, batch, claim.dueAt);
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: { debitStatus: "sent" },
  });
  await tellBatch(tx, batch.businessId, batch.id);
  return "done";
}
