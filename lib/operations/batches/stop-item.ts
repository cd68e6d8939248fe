import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockItem } from "@/lib/db/batches/item-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";

/** Asks that one payment be held back when the credits go out (or takes that back). Its money then waits to be refunded or re-sent. */
export async function stopItem(
  actor: Actor,
  input: { id: string; stop: boolean },
): Promise<{ batchId: string }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const item = await lockItem(tx, actor.businessId, input.id);
    if (item.replaces !== null) {
      throw new Refusal(
        "conflict",
        "This payment was sent again: it goes out with the day's file and cannot be stopped.",
      );
    }
    if (item.status !== "pending") {
      throw new Refusal(
        "conflict",
        `This payment is already ${item.status}: it can be stopped only until the credits go out.`,
      );
    }
    // Asked twice, by two people or by an impatient one: it is so already.
    if (item.stopAsked === input.stop) return { batchId: item.batchId };
    await tx.batchItem.update({
      where: { businessId_id: { businessId: item.businessId, id: item.id } },
      data: { stopAsked: input.stop },
    });
    await recordActivity(tx, business, {
      kind: "item.stop_asked",
      batchId: item.batchId,
      itemId: item.id,
      actor: personOf(actor),
      data: { stop: input.stop },
    });
    return { batchId: item.batchId };
  });
}
