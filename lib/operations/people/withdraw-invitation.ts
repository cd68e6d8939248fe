import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { withdrawInvitations } from "@/lib/db/roster/invitations";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import { lockedEmployee, recordEmployeeChange } from "../employees/locked-employee";

/**
 * Takes an invitation back that nobody used: its link opens nothing any more. Whoever joined keeps their pages as long as they
 * work here: they hold accounts and payments of their own, which no employer may hand to somebody else.
 * @throws Refusal not_found; conflict where there is none, or it was used
 */
export async function withdrawInvitation(actor: UserActor, input: { id: string }): Promise<void> {
  mustHave(actor, "employees:invite");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await lockRoster(tx, actor.businessId);
    const { firstName, lastName } = await lockedEmployee(tx, actor.businessId, input.id);
    const withdrawn = await withdrawInvitations(tx, actor.businessId, { ids: [input.id] });
    if (withdrawn.length === 0) {
      throw new Refusal(
        "conflict",
        `${firstName} ${lastName} has no open invitation: it was withdrawn, or they have joined.`,
      );
    }
    await recordEmployeeChange(tx, business, actor, input.id, ["Invitation to their own pages withdrawn"]);
  });
}
