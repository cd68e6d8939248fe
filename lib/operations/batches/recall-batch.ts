import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import { lockBusinessDay } from "@/lib/db/business-day";
import { dropDueWork } from "@/lib/db/work/due-work";
import { sql } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { formatInstant } from "@/lib/domain/days";
import { Refusal } from "@/lib/domain/refusal";
import { changeItems } from "@/lib/db/events/item-events";
import { tellBatch } from "@/lib/db/events/object-events";

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
    const pending = sql`i.batch_id = ${batch.id}::uuid AND i.status = 'pending'`;
    await transferForItems(tx, business, {
      kind: "recalled",
      where: pending,
    });
    await changeItems(
      tx,
      batch.businessId,
      sql`UPDATE batch_item i SET status = 'cancelled', holds_reference = false, closed_day = ${business.today}::date
           WHERE i.business_id = ${batch.businessId}::uuid AND ${pending} RETURNING i.*`,
    );
    const person = personOf(actor);
    await tx.batch.update({
      where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
      data: {
        status: "complete",
        completedAt: business.now,
        debitStatus: "recalled",
        holdsReference: false,
        errors: [
          `Recalled by ${person.name} on ${formatInstant(business.now)}, before the debit. Nothing moved.`,
        ],
      },
    });
    await tellBatch(tx, batch.businessId, batch.id);
    await dropDueWork(tx, batch.businessId, batch.id, ["file_closes"]);
    await recordActivity(tx, business, {
      kind: "batch.recalled",
      batchId: batch.id,
      actor: person,
    });
  });
}
