import { personOf, type UserActor } from "@/lib/auth/actor";
import { closeOpenLinks, makeOneTimeLinks, WELCOME_LINK_HOURS } from "@/lib/auth/one-time-links";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { recordActivities } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { queueMails } from "@/lib/db/mails/mail";
import {
  findOrMakeUsers,
  type InvitationRow,
  linkInvited,
  readInvitations,
} from "@/lib/db/roster/invitations";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { whyNotInvited } from "@/lib/domain/people/invitations";
import { peopleLetter } from "@/lib/domain/people/letters";
import { notFound, Refusal } from "@/lib/domain/refusal";
import type { InviteEverybody, InvitedView } from "@/lib/schemas/employees/invitation";
import { linkTo } from "../links";

/**
 * Mails an employee a one-time link to their own pages; asked again it is a reminder, and the earlier link no longer works. The
 * link goes to the employee alone: whoever at the employer's saw it could be them. @throws Refusal not_found; conflict with
 * the reason where no letter may go out
 */
export async function inviteEmployee(actor: UserActor, input: { id: string }): Promise<InvitedView> {
  mustHave(actor, "employees:invite");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await lockRoster(tx, actor.businessId);
    const [row] = await readInvitations(actor.businessId, { ids: [input.id], lock: tx }, realNow());
    if (!row) throw notFound("employee");
    const reason = whyNotInvited(row.state, row.name);
    if (reason !== null) throw new Refusal("conflict", reason);
    return send(tx, business, actor, [row]);
  });
}

/** Invites everybody not invited yet, or reminds everybody who was and has not joined. */
export async function inviteEverybody(actor: UserActor, input: InviteEverybody): Promise<InvitedView> {
  mustHave(actor, "employees:invite");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await lockRoster(tx, actor.businessId);
    const rows = await readInvitations(actor.businessId, { lock: tx }, realNow());
    const wanted = rows.filter(({ state }) =>
      input.which === "not_invited" ? state === "not_invited" : state === "invited" || state === "expired",
    );
    return send(tx, business, actor, wanted);
  });
}

async function send(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  rows: readonly InvitationRow[],
): Promise<InvitedView> {
  const { businessId } = business;
  const people = rows.flatMap((row) => (row.email === null ? [] : [{ ...row, email: row.email.trim() }]));
  const users = await findOrMakeUsers(tx, people);
  const invited = people.flatMap((row) => {
    const user = users.get(row.email);
    return user ? [{ row, user }] : [];
  });
  await linkInvited(
    tx,
    businessId,
    business.now,
    invited.map(({ row, user }) => ({ borrowerId: row.borrowerId, userId: user.id })),
  );
  const withoutPassword = invited.filter(({ user }) => !user.hasPassword).map(({ user }) => user.id);
  await closeOpenLinks(tx, withoutPassword);
  const links = await makeOneTimeLinks(tx, withoutPassword, "welcome");
  await queueMails(
    tx,
    business,
    invited.map(({ row, user }) => ({
      email: user.email,
      name: row.name,
      ...letterFor(business.name, row, links.get(user.id)),
    })),
  );
  await recordActivities(
    tx,
    business,
    { kind: "employee.changed", actor: personOf(actor) },
    invited.map(({ row, user }) => ({
      id: row.borrowerId,
      data: {
        changes: [`${row.linked ? "Reminded of" : "Invited to"} their own pages, by mail to ${user.email}`],
      },
    })),
  );
  return { sent: invited.length };
}

function letterFor(business: string, row: InvitationRow, link: string | undefined) {
  return link === undefined
    ? peopleLetter({ kind: "invited_known", business, link: linkTo("/sign-in") })
    : peopleLetter({ kind: "invited", business, reminder: row.linked, hours: WELCOME_LINK_HOURS, link });
}
