import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import type { ChangeRole } from "@/lib/schemas/people";
import { lockMember, refuseLosingLastOwner } from "./members";

/** Gives a person another role, from their next click on. The last active owner stays one (conflict). */
export async function changeRole(actor: UserActor, input: ChangeRole): Promise<void> {
  mustHave(actor, "team:write");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { member, last } = await lockMember(tx, actor.businessId, input.userId);
    if (member.role === input.role) return;
    if (last) refuseLosingLastOwner(member.name);
    await tx.membership.update({
      where: { businessId_userId: { businessId: actor.businessId, userId: input.userId } },
      data: { role: input.role },
    });
    await recordActivity(tx, business, {
      kind: "team.changed",
      subjectId: input.userId,
      actor: personOf(actor),
      data: { what: "role", name: member.name, from: member.role, to: input.role },
    });
  });
}
