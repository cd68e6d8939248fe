import { personOf, type UserActor } from "@/lib/auth/actor";
import { makeOneTimeLink, RESET_LINK_HOURS, WELCOME_LINK_HOURS } from "@/lib/auth/one-time-links";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { queueMail } from "@/lib/db/mails/mail";
import { inTransaction } from "@/lib/db/transaction";
import { peopleLetter } from "@/lib/domain/people/letters";
import { Refusal } from "@/lib/domain/refusal";
import type { PasswordLinkView } from "@/lib/schemas/team";
import { belongsHereOnly, lockMember } from "./members";

/**
 * Makes a new one-time link for a person of the business and mails it; it is also shown, once, where that person belongs
 * here only. Links made before no longer work. The old password works until a new one is chosen.
 */
export async function sendPasswordLink(
  actor: UserActor,
  input: { userId: string },
): Promise<PasswordLinkView> {
  mustHave(actor, "team:write");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { member } = await lockMember(tx, actor.businessId, input.userId);
    if (!member.active) {
      throw new Refusal("conflict", `${member.name} is suspended. Reactivate them first, then send a link.`);
    }
    await tx.oneTimeLink.deleteMany({ where: { userId: member.userId, usedAt: null } });
    const purpose = member.hasPassword ? "reset" : "welcome";
    const link = await makeOneTimeLink(tx, member.userId, purpose);
    const letter =
      purpose === "reset"
        ? peopleLetter({ kind: "reset", by: actor.name, hours: RESET_LINK_HOURS, link })
        : peopleLetter({
            kind: "welcome",
            by: actor.name,
            business: business.name,
            hours: WELCOME_LINK_HOURS,
            link,
          });
    await queueMail(tx, business, [{ email: member.email, name: member.name }], letter);
    await recordActivity(tx, business, {
      kind: "team.changed",
      subjectId: member.userId,
      actor: personOf(actor),
      data: { what: "password_link", name: member.name },
    });
    const shown = await belongsHereOnly(tx, actor.businessId, member.userId);
    return { name: member.name, email: member.email, link: shown ? link : null };
  });
}
