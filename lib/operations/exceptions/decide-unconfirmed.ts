import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockItem } from "@/lib/db/batches/item-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { subtract } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { confirmItems } from "../batches/confirm-items";
import { applyCreditReturn } from "../batches/credit-returned";
import { lockException, type OpenException } from "./locked-exception";

/** A person has learnt that the servicer has the payment, or its rest: it is posted, which is final. */
export async function confirmByHand(actor: Actor, input: { id: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const exception = await lockUnconfirmed(tx, actor.businessId, input.id);
    const item = await lockItem(tx, actor.businessId, exception.subjectId);
    const rest = [{ itemId: item.id, amount: subtract(item.amount, item.postedAmount) }];
    await confirmItems(tx, business, exception.batchId, rest, personOf(actor));
  });
}

/** A person has found the payment's money, or its rest, back in the bank: it waits to be refunded or sent again. */
export async function markReturned(actor: Actor, input: { id: string; note: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const exception = await lockUnconfirmed(tx, actor.businessId, input.id);
    const by = personOf(actor);
    await applyCreditReturn(tx, business, { id: exception.subjectId, code: null, why: input.note, by });
  });
}

async function lockUnconfirmed(tx: Tx, businessId: string, id: string): Promise<OpenException> {
  const exception = await lockException(tx, businessId, id);
  if (exception.kind === "not_confirmed") return exception;
  throw new Refusal("conflict", "Only a payment that no servicer has confirmed is decided so.");
}
