import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import { lockMember, refuseLosingLastOwner } from "./members";

/** Shuts a person out of this business at once: their sessions end. Where else they belong stays theirs. */
export async function suspendPerson(actor: UserActor, input: { userId: string }): Promise<void> {
  mustHave(actor, "team:write");
  if (input.userId === actor.userId) {
    throw new Refusal("conflict", "You cannot suspend yourself. Ask another owner.");
  }
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { member, last } = await lockMember(tx, actor.businessId, input.userId);
    if (last) refuseLosingLastOwner(member.name);
    await setStatus(tx, actor, business, { userId: input.userId, name: member.name, status: "suspended" });
    await tx.userSession.deleteMany({ where: { userId: input.userId } });
  });
}

/** Lets a suspended person in again, with the role and the password they had. */
export async function reactivatePerson(actor: UserActor, input: { userId: string }): Promise<void> {
  mustHave(actor, "team:write");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { member } = await lockMember(tx, actor.businessId, input.userId);
    await setStatus(tx, actor, business, { userId: input.userId, name: member.name, status: "active" });
  });
}

async function setStatus(
  tx: Tx,
  actor: UserActor,
  business: BusinessDay,
  to: { userId: string; name: string; status: "active" | "suspended" },
): Promise<void> {
  const changed = await tx.membership.updateMany({
    where: { businessId: actor.businessId, userId: to.userId, status: { not: to.status } },
    data: { status: to.status },
  });
  if (changed.count === 0) return;
  await recordActivity(tx, business, {
    kind: "team.changed",
    subjectId: to.userId,
    actor: personOf(actor),
    data: { what: "status", name: to.name, to: to.status },
  });
}
