import { personOf, type UserActor } from "@/lib/auth/actor";
import { makeOneTimeLink, WELCOME_LINK_HOURS } from "@/lib/auth/one-time-links";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { queueMail } from "@/lib/db/mails/mail";
import { inTransaction, lockName, type Tx } from "@/lib/db/transaction";
import { peopleLetter } from "@/lib/domain/people/letters";
import { invalid } from "@/lib/domain/refusal";
import type { AddPerson } from "@/lib/schemas/people";
import type { PasswordLinkView } from "@/lib/schemas/team";
import { linkTo } from "../links";
import { belongsHereOnly } from "./members";

/**
 * Adds somebody to the business, with a one-time link to choose a password. Whoever has a sign-in keeps their name and
 * password, and is only told. Somebody here already: invalid, at `email`.
 */
export async function addPerson(actor: UserActor, input: AddPerson): Promise<PasswordLinkView> {
  mustHave(actor, "team:write");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const user = await findOrMakeUser(tx, input);
    const key = { businessId: actor.businessId, userId: user.id };
    if (await tx.membership.findUnique({ where: { businessId_userId: key } })) {
      throw invalid([
        {
          path: "email",
          message: `${input.email} is one of your people already. Change their role in the list.`,
        },
      ]);
    }
    const shown = await belongsHereOnly(tx, actor.businessId, user.id);
    await tx.membership.create({ data: { ...key, role: input.role } });
    await recordActivity(tx, business, {
      kind: "team.added",
      subjectId: user.id,
      actor: personOf(actor),
      data: { name: user.name, email: user.email, role: input.role },
    });
    const by = { by: actor.name, business: business.name };
    if (user.passwordHash !== null) {
      const letter = peopleLetter({ kind: "added", ...by, link: linkTo("/sign-in") });
      await queueMail(tx, business, [pick(user)], letter);
      return { ...pick(user), link: null };
    }
    const link = await makeOneTimeLink(tx, user.id, "welcome");
    const letter = peopleLetter({ kind: "welcome", ...by, hours: WELCOME_LINK_HOURS, link });
    await queueMail(tx, business, [pick(user)], letter);
    return { ...pick(user), link: shown ? link : null };
  });
}

const pick = ({ name, email }: { name: string; email: string }) => ({ name, email });

/** An e-mail is one user in the whole installation; a lock on it lets two owners add the same person at once. */
export async function findOrMakeUser(tx: Tx, person: { name: string; email: string }) {
  await lockName(tx, `user:${person.email}`);
  const select = { id: true, name: true, email: true, passwordHash: true } as const;
  const known = await tx.user.findUnique({ where: { email: person.email }, select });
  return known ?? tx.user.create({ data: { email: person.email, name: person.name }, select });
}
