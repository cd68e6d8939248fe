import type { OperatorActor } from "@/lib/auth/actor";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Lets a business into the payments programme or out of it. Out: nothing new is released (403 on all payment paths); what
 * is on its way goes on to its end.
 */
export async function switchProgramme(
  actor: OperatorActor,
  input: { businessId: string; on: boolean },
): Promise<void> {
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, input.businessId);
    if (business.paymentsProgramme === input.on) return;
    await tx.business.update({ where: { id: input.businessId }, data: { paymentsProgramme: input.on } });
    await recordActivity(tx, business, {
      kind: "settings.changed",
      subjectId: input.businessId,
      actor: { id: actor.userId, name: `${actor.name}, operator` },
      data: { what: "payments_programme", on: input.on },
    });
  });
}
