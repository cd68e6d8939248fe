import { recordActivity } from "@/lib/db/activity";
import { completeIfAllFinal } from "@/lib/db/batches/batch-row";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { openException } from "@/lib/db/exceptions";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { sql } from "@/lib/db/sql";
import { dateOfDay } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { yearOf } from "@/lib/domain/days";
import { formatMoney, isPositive, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { refundWaits } from "../ask-refund";
import { refundOutcome } from "../send-refund";
import { tellItems } from "@/lib/db/events/item-events";

/**
 * The refund has reached the employer's account: the item is final, and with the last one the batch. One that was posted in
 * part ends `posted`, the rest refunded. If the account was disabled before the money left it waits for another.
 */
export async function refundArrives(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const item = await lockItem(tx, claim.businessId, claim.subjectId);
  if (item.status !== "returned" || !item.refundAsked) return "done";
  const arrival = await refundOutcome(tx, {
    businessId: item.businessId,
    batchId: item.batchId,
    subjectId: item.id,
    nth: claim.nth,
    accountId: item.refundAccountId,
  });
  if (!("account" in arrival)) return arrival.outcome;
  if (arrival.outcome === "waits") {
    await tx.batchItem.update({
      where: { businessId_id: { businessId: item.businessId, id: item.id } },
      data: { refundAsked: false, refundAccountId: null },
    });
    await refundWaits(tx, business, item, arrival.account.last4);
    return "done";
  }
  const rest = subtract(item.amount, item.postedAmount);
  await transferForItems(tx, business, {
    kind: "refunded",
    where: sql`i.id = ${item.id}::uuid`,
    amount: sql`${rest}::numeric`,
  });
  await tx.batchItem.update({
    where: { businessId_id: { businessId: item.businessId, id: item.id } },
    data: {
      status: isPositive(item.postedAmount) ? "posted" : "refunded",
      refundedAmount: rest,
      closedDay: dateOfDay(business.today),
    },
  });
  await tellItems(tx, item.businessId, [item.id]);
  await recordActivity(tx, business, {
    kind: "item.refunded",
    batchId: item.batchId,
    itemId: item.id,
    actor: PAYDOWN,
    data: { amount: rest },
  });
  await inLaterYear(tx, business, item, rest);
  await completeIfAllFinal(tx, item.businessId, item.batchId, business.now);
  return "done";
}

/** A year that is over has its payroll reported: a refund of it changes what was reported (rules "Tax-free room"). */
async function inLaterYear(tx: Tx, business: BusinessDay, item: ItemRow, amount: Money): Promise<void> {
  const year = yearOf(item.benefitDate);
  if (yearOf(business.today) === year) return;
  await openException(tx, business, {
    kind: "refund_in_later_year",
    subjectId: item.id,
    batchId: item.batchId,
    amount,
    detail: `${formatMoney(amount)} of ${year} was refunded in ${yearOf(business.today)}. It gives no tax-free room back; what payroll reported for ${year} may need a correction.`,
  });
}
