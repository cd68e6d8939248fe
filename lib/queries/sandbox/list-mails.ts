import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { walkSeq } from "@/lib/db/reading/walk";
import { anywhere, joinSql, sql } from "@/lib/db/sql";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";
import type { MailsView } from "@/lib/schemas/sandbox-page";

export const MAILS_PER_PAGE = 20;

type Row = {
  id: bigint;
  to_email: string;
  to_name: string;
  subject: string;
  text: string | null;
  at: Date;
  sent_at: Date | null;
  last_error: string | null;
};

/** The business's letters, the latest first. Whoever may read the business sees them, so a one-time link in one stays out. */
export async function listMails(
  actor: UserActor,
  filter: { text?: string | undefined },
  place: SeqPlace,
): Promise<MailsView> {
  mustHave(actor, "business:read");
  // What Paydown writes to Borrowers about their own money is not for the employer.
  const conditions = [sql`business_id = ${actor.businessId}::uuid AND borrower_id IS NULL`];
  if (filter.text) {
    const pattern = anywhere(filter.text);
    conditions.push(sql`(to_email ILIKE ${pattern} OR to_name ILIKE ${pattern} OR subject ILIKE ${pattern}
                         OR (kind NOT IN ('welcome', 'reset') AND text ILIKE ${pattern}))`);
  }
  const all = joinSql(conditions, " AND ");
  const { back, beyond, order } = walkSeq(place, sql`id`, { descending: true });
  const [found, totals] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT id, to_email, to_name, subject, CASE WHEN kind NOT IN ('welcome', 'reset') THEN text END AS text, at, sent_at, last_error
        FROM mail WHERE ${all} AND ${beyond}
       ORDER BY ${order} LIMIT ${MAILS_PER_PAGE + 1}`,
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM mail WHERE ${all}`,
  ]);
  if (back) found.reverse();
  const page = cutPage(found, place, MAILS_PER_PAGE, (row) => row.id.toString());
  return {
    ...page,
    rows: page.rows.map((row) => ({
      id: row.id.toString(),
      to: row.to_email,
      toName: row.to_name,
      subject: row.subject,
      text: row.text,
      at: row.at.toISOString(),
      sent: row.sent_at !== null,
      lastError: row.last_error,
    })),
    total: totals[0]?.total ?? 0,
  };
}
