import {
  type InvitationFacts,
  type InvitationFilter,
  type InvitationState,
  invitationState,
} from "@/lib/domain/people/invitations";
import { prisma } from "../client";
import { joinSql, noSql, type Sql, sql } from "../sql";
import type { Tx } from "../transaction";
import { asEmploymentStatus } from "./current-employees";

export type InvitationRow = InvitationFacts & {
  borrowerId: string;
  name: string;
  userId: string | null;
  state: InvitationState;
};

type Row = {
  id: string;
  name: string;
  email: string | null;
  employment_status: string;
  user_id: string | null;
  has_password: boolean;
  shared: boolean;
  link_expires_at: Date | null;
};

/** One e-mail is one sign-in, and a sign-in is at most one employee of a business. */
const shared = sql`
  b.user_id IS NULL AND (
    EXISTS (SELECT FROM borrower o WHERE o.business_id = b.business_id AND o.id <> b.id
                                     AND o.employment_status <> 'terminated' AND lower(o.email) = lower(b.email))
    OR EXISTS (SELECT FROM borrower o JOIN app_user ou ON ou.id = o.user_id
                WHERE o.business_id = b.business_id AND o.id <> b.id AND ou.email = lower(trim(b.email))))`;

/**
 * Employees and how far each is with their own pages; with `lock`, nobody changes them until commit.
 * `now` is real time.
 */
export async function readInvitations(
  businessId: string,
  of: { ids?: readonly string[]; lock?: Tx },
  now: Date,
): Promise<InvitationRow[]> {
  const ids = of.ids === undefined ? noSql : sql`AND b.id = ANY (${[...of.ids]}::uuid[])`;
  const rows = await (of.lock ?? prisma).$queryRaw<Row[]>`
    SELECT b.id, concat_ws(' ', b.first_name, b.last_name) AS name, lower(trim(b.email)) AS email, b.employment_status, b.user_id,
           coalesce(u.password_hash IS NOT NULL, false) AS has_password, ${shared} AS shared,
           (SELECT max(l.expires_at) FROM one_time_link l WHERE l.user_id = b.user_id AND l.used_at IS NULL)
             AS link_expires_at
      FROM borrower b LEFT JOIN app_user u ON u.id = b.user_id
     WHERE b.business_id = ${businessId}::uuid ${ids}
     ORDER BY b.id ${of.lock ? sql`FOR NO KEY UPDATE OF b` : noSql}`;
  return rows.map((row) => {
    const facts = {
      employmentStatus: asEmploymentStatus(row.employment_status),
      email: row.email,
      emailShared: row.shared,
      linked: row.user_id !== null,
      hasPassword: row.has_password,
      linkExpiresAt: row.link_expires_at,
    };
    return {
      ...facts,
      borrowerId: row.id,
      name: row.name,
      userId: row.user_id,
      state: invitationState(facts, now),
    };
  });
}

/** The same states as a condition on `borrower b`; `invited` is with or without a link that still works. */
export function hasInvitation(filter: InvitationFilter): Sql {
  const joined = sql`EXISTS (SELECT FROM app_user u WHERE u.id = b.user_id AND u.password_hash IS NOT NULL)`;
  const noEmail = sql`coalesce(trim(b.email), '') = ''`;
  const conditions: Record<InvitationFilter, Sql[]> = {
    not_invited: [sql`b.user_id IS NULL`, sql`NOT ${noEmail}`],
    invited: [sql`b.user_id IS NOT NULL`, sql`NOT ${joined}`],
    joined: [joined],
    no_email: [sql`b.user_id IS NULL`, noEmail],
  };
  return joinSql([sql`b.employment_status <> 'terminated'`, ...conditions[filter]], " AND ");
}

export type Invitee = { id: string; email: string; name: string; hasPassword: boolean };

/** The sign-in of each e-mail, made where there is none. An e-mail is one user in the whole installation. */
export async function findOrMakeUsers(
  tx: Tx,
  people: readonly { email: string; name: string }[],
): Promise<Map<string, Invitee>> {
  const list = JSON.stringify(people);
  await tx.$executeRaw`
    INSERT INTO app_user (email, name)
    SELECT DISTINCT ON (email) email, name FROM json_to_recordset(${list}::json) AS p (email text, name text) ORDER BY email
        ON CONFLICT (email) DO NOTHING`;
  const users = await tx.$queryRaw<Invitee[]>`
    SELECT id, email, name, password_hash IS NOT NULL AS "hasPassword" FROM app_user
     WHERE email = ANY (${people.map(({ email }) => email)}::text[])`;
  return new Map(users.map((user) => [user.email, user]));
}

/** Gives employees their sign-ins; a second letter counts as a reminder. */
export async function linkInvited(
  tx: Tx,
  businessId: string,
  at: Date,
  links: readonly { borrowerId: string; userId: string }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE borrower b
       SET user_id = l."userId", invited_at = coalesce(b.invited_at, ${at}),
           reminded_at = CASE WHEN b.invited_at IS NULL THEN NULL ELSE ${at}::timestamptz END
      FROM json_to_recordset(${JSON.stringify(links)}::json) AS l ("borrowerId" uuid, "userId" uuid)
     WHERE b.business_id = ${businessId}::uuid AND b.id = l."borrowerId"`;
}

/**
 * Takes back the invitations of employees who never used them: of `ids`, or (`outdated`) of whoever left or has another e-mail
 * by now. Links of somebody with no other place here die with them. Gives who was withdrawn.
 */
export async function withdrawInvitations(
  tx: Tx,
  businessId: string,
  which: { ids: readonly string[] } | "outdated",
): Promise<string[]> {
  const chosen =
    which === "outdated"
      ? sql`(b.employment_status = 'terminated' OR lower(trim(b.email)) IS DISTINCT FROM u.email)`
      : sql`b.id = ANY (${[...which.ids]}::uuid[])`;
  const withdrawn = await tx.$queryRaw<{ id: string; user_id: string }[]>`
    UPDATE borrower b SET user_id = NULL, invited_at = NULL, reminded_at = NULL
      FROM app_user u
     WHERE b.business_id = ${businessId}::uuid AND u.id = b.user_id AND u.password_hash IS NULL AND ${chosen}
    RETURNING b.id, u.id AS user_id`;
  await tx.$executeRaw`
    DELETE FROM one_time_link l
     WHERE l.user_id = ANY (${withdrawn.map((row) => row.user_id)}::uuid[]) AND l.used_at IS NULL
       AND NOT EXISTS (SELECT FROM membership m WHERE m.user_id = l.user_id AND m.status = 'active')
       AND NOT EXISTS (SELECT FROM borrower o WHERE o.user_id = l.user_id)`;
  return withdrawn.map(({ id }) => id);
}
