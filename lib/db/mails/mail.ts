import type { Role } from "@/lib/domain/people/roles";
import type { BusinessNow } from "../business-day";
import type { Tx } from "../transaction";

export type Letter = { kind: string; subject: string; text: string };

/**
 * Leaves a letter for the worker to send, in the transaction that gives the reason for it. One to a Borrower about their own
 * money names them: the employer's people do not see it.
 */
export async function queueMail(
  tx: Tx,
  { businessId, now: at }: BusinessNow,
  to: readonly { email: string; name: string; borrowerId?: string }[],
  letter: Letter,
): Promise<void> {
  if (to.length === 0) return;
  await tx.mail.createMany({
    data: to.map(({ email, name, borrowerId }) => ({
      businessId,
      at,
      toEmail: email,
      toName: name,
      borrowerId: borrowerId ?? null,
      ...letter,
    })),
  });
}

/** Many letters, each with words of its own, by one statement. */
export async function queueMails(
  tx: Tx,
  { businessId, now: at }: BusinessNow,
  mails: readonly (Letter & { email: string; name: string })[],
): Promise<void> {
  if (mails.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO mail (business_id, at, to_email, to_name, kind, subject, text)
    SELECT ${businessId}::uuid, ${at}, m.email, m.name, m.kind, m.subject, m.text
      FROM json_to_recordset(${JSON.stringify(mails)}::json)
        AS m (email text, name text, kind text, subject text, text text)`;
}

/** Active people of the business who have one of the roles. */
export async function peopleWithRole(
  tx: Tx,
  businessId: string,
  roles: readonly Role[],
): Promise<{ id: string; email: string; name: string }[]> {
  const rows = await tx.membership.findMany({
    where: { businessId, status: "active", role: { in: [...roles] }, user: { status: "active" } },
    select: { user: { select: { id: true, email: true, name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => row.user);
}
