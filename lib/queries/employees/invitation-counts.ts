import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { readInvitations } from "@/lib/db/roster/invitations";
import type { InvitationState } from "@/lib/domain/people/invitations";
import type { InvitationCounts } from "@/lib/schemas/employees/invitation";

/** Whom a letter to everybody would reach, and whom not. */
export async function countInvitations(actor: UserActor): Promise<InvitationCounts> {
  mustHave(actor, "employees:invite");
  const rows = await readInvitations(actor.businessId, {}, realNow());
  const count = (...states: InvitationState[]) => rows.filter(({ state }) => states.includes(state)).length;
  return {
    notInvited: count("not_invited"),
    notJoined: count("invited", "expired"),
    noEmail: count("no_email"),
    sharedEmail: count("shared_email"),
  };
}
