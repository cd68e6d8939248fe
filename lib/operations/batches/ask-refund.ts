import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockItem } from "@/lib/db/batches/item-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { addDueWork } from "@/lib/db/work/due-work";
import { openException } from "@/lib/db/exceptions";
import { inTransaction } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { type Day, instantAt } from "@/lib/domain/days";
import { subtract } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { releaseDay } from "@/lib/domain/schedule";
import { refundIntoFile } from "../bank/refund-into-file";

/**
 * Sends a returned payment's money back to the account it came from: in today's file, credited on the next banking day.
 * With that account disabled the money waits as an exception until another verified account is chosen.
 */
export async function askRefund(
  actor: Actor,
  input: { id: string },
): Promise<{ batchId: string; arrives: Day | null }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const item = await lockItem(tx, actor.businessId, input.id);
    if (item.status !== "returned") {
      throw new Refusal("conflict", `Only a returned payment can be refunded; this one is ${item.status}.`);
    }
    if (item.refundAsked) throw new Refusal("conflict", "The refund of this payment is already on its way.");
    const batch = await tx.batch.findUniqueOrThrow({
      where: { businessId_id: { businessId: item.businessId, id: item.batchId } },
      select: { sourceAccountId: true, sourceAccount: { select: { status: true, last4: true } } },
    });
    const person = personOf(actor);
    await recordActivity(tx, {
      businessId: item.businessId,
      kind: "item.refund_asked",
      subjectId: item.id,
      batchId: item.batchId,
      itemId: item.id,
      actor: person,
      at: business.now,
    });
    if (batch.sourceAccount?.status === "disabled") {
      await openException(tx, {
        businessId: item.businessId,
        kind: "refund_waits",
        subjectId: item.id,
        batchId: item.batchId,
        amount: item.amount,
        at: business.now,
        detail: `The refund waits: the account ending in ${batch.sourceAccount.last4} is disabled. Choose another verified account.`,
      });
      return { batchId: item.batchId, arrives: null };
    }
    await tx.batchItem.update({
      where: { businessId_id: { businessId: item.businessId, id: item.id } },
      data: { refundAsked: true },
    });
    await refundIntoFile(tx, business, {
      businessId: item.businessId,
      subjectId: item.id,
      nth: 1,
      batchId: item.batchId,
      accountId: batch.sourceAccountId ?? "",
      amount: subtract(item.amount, item.postedAmount),
      reference: item.referenceId ?? item.id,
    });
    const arrives = nextBankingDay(releaseDay(business.now, business.cutOff));
    await addDueWork(tx, {
      businessId: item.businessId,
      kind: "refund_arrives",
      subjectId: item.id,
      dueAt: instantAt(arrives, timetable.settlements),
    });
    return { batchId: item.batchId, arrives };
  });
}
