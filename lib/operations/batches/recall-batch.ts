import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { endUnsent } from "@/lib/db/batches/end-unsent";
import { lockBusinessDay } from "@/lib/db/business-day";
import { dropDueWork } from "@/lib/db/work/due-work";
import { inTransaction } from "@/lib/db/transaction";
import { formatInstant } from "@/lib/domain/days";
import { Refusal } from "@/lib/domain/refusal";

/**
 * Calls a released batch back before its file closes: nothing has moved, every item is cancelled, its references are free.
 * Refused (conflict) once the debit is in the bank's file.
 */
export async function recallBatch(actor: Actor, input: { id: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const batch = await lockBatch(tx, actor.businessId, input.id);
    if (batch.debitStatus !== "scheduled") {
      throw new Refusal(
        "conflict",
        "The debit is already in the bank's file, so the batch can no longer be recalled. Single payments can still be stopped until the credits go out.",
      );
    }
    const person = personOf(actor);
    await endUnsent(tx, business, batch, {
      debitStatus: "recalled",
      code: null,
      why: `Recalled by ${person.name} on ${formatInstant(business.now)}, before the debit. Nothing moved.`,
    });
    await dropDueWork(tx, batch.businessId, batch.id, ["file_closes"]);
    await recordActivity(tx, business, {
      kind: "batch.recalled",
      batchId: batch.id,
      actor: person,
    });
  });
}
