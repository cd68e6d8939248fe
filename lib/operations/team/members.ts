import type { Tx } from "@/lib/db/transaction";
import { isLastOwner } from "@/lib/domain/people/owners";
import { notFound, Refusal } from "@/lib/domain/refusal";

export type LockedMember = {
  userId: string;
  name: string;
  email: string;
  role: string;
  active: boolean;
  hasPassword: boolean;
};

/**
 * Locks all people of the business and gives the one asked for. All, in one order: of two owners who demote each other at
 * once the second sees what the first did.
 */
export async function lockMember(
  tx: Tx,
  businessId: string,
  userId: string,
): Promise<{ member: LockedMember; last: boolean }> {
  const rows = await tx.$queryRaw<LockedMember[]>`
    SELECT m.user_id AS "userId", u.name, u.email, m.role, m.status = 'active' AND u.status = 'active' AS active,
           u.password_hash IS NOT NULL AS "hasPassword"
      FROM membership m JOIN app_user u ON u.id = m.user_id
     WHERE m.business_id = ${businessId}::uuid
     ORDER BY m.user_id FOR UPDATE OF m`;
  const member = rows.find((row) => row.userId === userId);
  if (!member) throw notFound("person");
  return { member, last: isLastOwner(rows, userId) };
}

export function refuseLosingLastOwner(name: string): never {
  throw new Refusal(
    "conflict",
    `${name} is the last active owner: without one nobody could change the team. Make somebody else an owner first.`,
  );
}

/**
 * True if this person is nobody outside this business. Only then may its owner see their password link: else the link
 * would open another business's doors, or an employee's own pages.
 */
export async function belongsHereOnly(tx: Tx, businessId: string, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ elsewhere: boolean }[]>`
    SELECT u.is_operator
           OR EXISTS (SELECT FROM membership m WHERE m.user_id = u.id AND m.business_id <> ${businessId}::uuid)
           OR EXISTS (SELECT FROM borrower b WHERE b.user_id = u.id) AS elsewhere
      FROM app_user u WHERE u.id = ${userId}::uuid`;
  return rows[0]?.elsewhere === false;
}
