import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/days";
import { Refusal } from "@/lib/domain/refusal";
import { isDisabled, refundAccountOf, sendRefund } from "../batches/send-refund";
import { lockException } from "./locked-exception";

/**
 * Sends money that came back for a final payment, or with a refund that was returned, to the account it came from, or to `accountId`, another verified one of the
 * business. The exception stays open until it is there. Invalid where the account is disabled and no other is named.
 */
export async function refundLateReturn(
  actor: Actor,
  input: { id: string; accountId?: string | undefined },
): Promise<{ arrives: Day }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const exception = await lockException(tx, actor.businessId, input.id);
    if (exception.kind !== "late_credit_return" && exception.kind !== "refund_returned") {
      throw new Refusal("conflict", "Only money that came back for a final payment is refunded here.");
    }
    if (exception.refundAsked)
      throw new Refusal("conflict", "The refund of this money is already on its way.");
    const account = await refundAccountOf(
      tx,
      business.businessId,
      exception.batchId,
      input.accountId ?? null,
    );
    if (account.disabled) throw isDisabled(account.last4);
    const arrives = await sendRefund(tx, business, {
      work: "late_refund_arrives",
      subjectId: exception.id,
      batchId: exception.batchId,
      accountId: account.id,
      amount: exception.amount,
      reference: exception.id,
    });
    await tx.moneyException.update({
      where: { businessId_id: { businessId: exception.businessId, id: exception.id } },
      data: { refundAccountId: account.id, refundOn: dateOfDay(arrives) },
    });
    await recordActivity(tx, business, {
      kind: "exception.refund_asked",
      batchId: exception.batchId,
      itemId: exception.subjectId,
      actor: personOf(actor),
      data: { amount: exception.amount, arrives, last4: account.last4 },
    });
    return { arrives };
  });
}
