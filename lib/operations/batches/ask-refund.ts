import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { closeExceptionsOf, nextExceptionNth, openException } from "@/lib/db/exceptions";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/days";
import { subtract } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { isDisabled, refundAccountOf, sendRefund } from "./send-refund";

/**
 * Sends what came back of a payment to the account it came from, or to `accountId`, another verified one of the business: in
 * today's file, credited on the next banking day. With that account disabled the money waits as an exception until another
 * is chosen (rules "Account removal").
 */
export async function askRefund(
  actor: Actor,
  input: { id: string; accountId?: string | undefined },
): Promise<{ batchId: string; arrives: Day | null }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const item = await lockItem(tx, actor.businessId, input.id);
    if (item.status !== "returned") {
      throw new Refusal("conflict", `Only a returned payment can be refunded; this one is ${item.status}.`);
    }
    if (item.refundAsked) throw new Refusal("conflict", "The refund of this payment is already on its way.");
    const account = await refundAccountOf(tx, item.businessId, item.batchId, input.accountId ?? null);
    const person = personOf(actor);
    await recordActivity(tx, business, {
      kind: "item.refund_asked",
      batchId: item.batchId,
      itemId: item.id,
      actor: person,
    });
    if (account.disabled) {
      if (input.accountId !== undefined) throw isDisabled(account.last4);
      await refundWaits(tx, business, item, account.last4);
      return { batchId: item.batchId, arrives: null };
    }
    await tx.batchItem.update({
      where: { businessId_id: { businessId: item.businessId, id: item.id } },
      data: { refundAsked: true, refundAccountId: input.accountId ?? null },
    });
    const arrives = await sendRefund(tx, business, {
      work: "refund_arrives",
      subjectId: item.id,
      batchId: item.batchId,
      accountId: account.id,
      amount: subtract(item.amount, item.postedAmount),
      reference: item.referenceId ?? item.id,
    });
    const how = `refunded to the account ending in ${account.last4}`;
    await closeExceptionsOf(tx, business, { kind: "refund_waits", subjectIds: [item.id] }, person, how);
    return { batchId: item.batchId, arrives };
  });
}

/** The refund cannot go where it should: a person chooses another account. */
export async function refundWaits(
  tx: Tx,
  business: BusinessDay,
  item: ItemRow,
  last4: string,
): Promise<void> {
  const of = { kind: "refund_waits", subjectId: item.id } as const;
  await openException(tx, business, {
    ...of,
    nth: await nextExceptionNth(tx, business, of),
    batchId: item.batchId,
    amount: subtract(item.amount, item.postedAmount),
    detail: `The refund waits: the account ending in ${last4} is disabled. Choose another verified account.`,
  });
}
