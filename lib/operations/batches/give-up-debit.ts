import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { dropDueWork } from "@/lib/db/work/due-work";
import { inTransaction } from "@/lib/db/transaction";
import { formatDayLong } from "@/lib/domain/days";
import { Refusal } from "@/lib/domain/refusal";
import { failBatch } from "./debit-returned";

/** Between two attempts of a returned debit the owner may give the batch up: it fails as if the last attempt had. */
export async function giveUpDebit(actor: Actor, input: { id: string }): Promise<void> {
  mustHave(actor, "debits:give-up");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const batch = await lockBatch(tx, actor.businessId, input.id);
    if (batch.debitStatus !== "retrying") {
      throw new Refusal("conflict", "Only a batch whose debit waits to be tried again can be given up.");
    }
    const person = personOf(actor);
    await dropDueWork(tx, batch.businessId, batch.id, ["debit_settles", "retry_goes_out"]);
    await recordActivity(tx, business, {
      kind: "batch.debit_given_up",
      batchId: batch.id,
      actor: person,
    });
    await failBatch(tx, business, batch, {
      code: null,
      why: `${person.name} gave the debit up on ${formatDayLong(business.today)} after the bank had returned it. No payment went out.`,
    });
  });
}
