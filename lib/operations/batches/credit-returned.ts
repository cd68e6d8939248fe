import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import { openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { letter } from "@/lib/domain/batches/letters";
import { isFinal } from "@/lib/domain/batches/status";
import { formatMoney } from "@/lib/domain/money";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { linkTo, titleOf } from "./links";

/**
 * A servicer's bank returned a credit. The money stands in returns clearing and the item waits for a person: refund or send
 * again. For an item already final no status changes; an exception holds the money (rules "A return for a final item").
 */
export async function applyCreditReturn(
  tx: Tx,
  business: BusinessDay,
  answer: { id: string; code: string },
): Promise<void> {
  const item = await lockItem(tx, business.businessId, answer.id);
  const batch = await lockBatch(tx, business.businessId, item.batchId);
  const meaning = returnCode(answer.code).meaning;
  // Only a credit that went out can come back, and once.
  const booked = await transferForItems(tx, {
    businessId: business.businessId,
    kind: "credit_returned",
    day: business.today,
    where: sql`i.id = ${item.id}::uuid AND EXISTS (
      SELECT FROM ledger_transfer t
       WHERE t.business_id = i.business_id AND t.subject_id = i.id AND t.kind = 'credit_sent')`,
  });
  if (booked === 0) return;
  await recordActivity(tx, {
    businessId: business.businessId,
    kind: "item.returned",
    subjectId: item.id,
    batchId: batch.id,
    itemId: item.id,
    actor: { id: null, name: "Paydown" },
    at: business.now,
    data: { code: answer.code, meaning, late: isFinal(item.status) },
  });
  if (isFinal(item.status)) return lateCreditReturn(tx, business, item, `${answer.code}, ${meaning}`);
  await tx.batchItem.update({
    where: { businessId_id: { businessId: business.businessId, id: item.id } },
    data: { status: "returned", returnCode: answer.code, returnDetail: meaning },
  });
  await queueMail(
    tx,
    business.businessId,
    business.now,
    await peopleWithRole(tx, business.businessId, ["owner", "admin"]),
    letter({
      kind: "came_back",
      title: titleOf(batch),
      payments: 1,
      total: item.amount,
      why: `${answer.code}, ${meaning}`,
      link: linkTo(`/batch-payments/${batch.id}?status=returned`),
    }),
  );
}

async function lateCreditReturn(tx: Tx, business: BusinessDay, item: ItemRow, why: string): Promise<void> {
  await openException(tx, {
    businessId: business.businessId,
    kind: "late_credit_return",
    subjectId: item.id,
    batchId: item.batchId,
    amount: item.amount,
    at: business.now,
    detail: `${formatMoney(item.amount)} came back (${why}) for a payment that was already ${item.status}. Its status stays; the money waits in returns clearing.`,
  });
}
