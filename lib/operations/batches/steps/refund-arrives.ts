import { recordActivity } from "@/lib/db/activity";
import { completeIfAllFinal } from "@/lib/db/batches/batch-row";
import { lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Claim } from "@/lib/db/work/due-work";
import { sql } from "@/lib/db/sql";
import { dateOfDay } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";

/** The refund has reached the employer's account: the item is final, and with the last one the batch. */
export async function refundArrives(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const item = await lockItem(tx, claim.businessId, claim.subjectId);
  if (item.status !== "returned") return "done";
  await transferForItems(tx, {
    businessId: item.businessId,
    kind: "refunded",
    day: business.today,
    where: sql`i.id = ${item.id}::uuid`,
  });
  await tx.batchItem.update({
    where: { businessId_id: { businessId: item.businessId, id: item.id } },
    data: { status: "refunded", refundedAmount: item.amount, closedDay: dateOfDay(business.today) },
  });
  await recordActivity(tx, {
    businessId: item.businessId,
    kind: "item.refunded",
    subjectId: item.id,
    batchId: item.batchId,
    itemId: item.id,
    actor: { id: null, name: "Paydown" },
    at: business.now,
  });
  await completeIfAllFinal(tx, item.businessId, item.batchId, business.now);
  return "done";
}
