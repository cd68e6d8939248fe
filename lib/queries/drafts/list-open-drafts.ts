import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { walkSeq } from "@/lib/db/reading/walk";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import { batchTitle } from "@/lib/domain/batches/title";
import { ZERO } from "@/lib/domain/money";
import type { OpenDraft } from "@/lib/schemas/draft";
import { cutPage, type SeqPlace, type WalkedPage } from "@/lib/schemas/places";

/** Somebody goes on with one of the latest; all of them are on the list of batches. */
const LATEST_DRAFTS_MAX = 20;
export const DRAFTS_PER_PAGE = 50;

type Row = Omit<OpenDraft, "amount" | "updatedAt"> & { seq: bigint; amount: Numeric | null; updatedAt: Date };

export type DraftsPage = WalkedPage<OpenDraft> & { total: number };

const open = (businessId: string): Sql =>
  sql`d.business_id = ${businessId}::uuid AND d.status IN ('draft', 'awaiting_approval', 'scheduled')`;

/** The drafts are found first, so that only theirs are summed; `limit` null: all. `where` and `order` are of alias `d`. */
const readDrafts = (where: Sql, order: Sql, limit: number | null): Promise<Row[]> =>
  prisma.$queryRaw<Row[]>`
    SELECT d.seq, d.id, d.title, d.status, d.origin, d.file_name AS "fileName", d.updated_at AS "updatedAt", r.payments,
           r.amount, r.errors
      FROM (SELECT d.* FROM batch_draft d WHERE ${where} ORDER BY ${order} LIMIT ${limit}) d
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE errors = 0)::int AS payments, sum(amount) FILTER (WHERE errors = 0) AS amount,
               count(*) FILTER (WHERE errors > 0)::int AS errors
          FROM draft_row WHERE business_id = d.business_id AND draft_id = d.id AND NOT excluded) r
     ORDER BY ${order}`;

const view = ({ seq: _, ...row }: Row): OpenDraft => ({
  ...row,
  amount: row.amount ? moneyOf(row.amount) : ZERO,
  updatedAt: row.updatedAt.toISOString(),
});

/** Drafts to go on with: the few that were changed last. */
export async function latestDrafts(actor: UserActor): Promise<OpenDraft[]> {
  mustHave(actor, "business:read");
  const order = sql`d.updated_at DESC, d.seq DESC`;
  return (await readDrafts(open(actor.businessId), order, LATEST_DRAFTS_MAX)).map(view);
}

/** All drafts that are neither released nor deleted, the newest first: in the order in which they came, which no change moves. */
export async function listOpenDrafts(actor: UserActor, place: SeqPlace): Promise<DraftsPage> {
  mustHave(actor, "business:read");
  const { back, beyond, order } = walkSeq(place, sql`d.seq`, { descending: true });
  const found = await readDrafts(sql`${open(actor.businessId)} AND ${beyond}`, order, DRAFTS_PER_PAGE + 1);
  if (back) found.reverse();
  const page = cutPage(found, place, DRAFTS_PER_PAGE, (row) => row.seq.toString());
  return { ...page, rows: page.rows.map(view), total: await countOpenDrafts(actor) };
}

/** All of them as a file. */
export async function openDraftsCsv(actor: UserActor): Promise<Csv> {
  mustHave(actor, "business:read");
  const drafts = (await readDrafts(open(actor.businessId), sql`d.seq DESC`, null)).map(view);
  return smallCsv("drafts", drafts, {
    title: (draft) => draft.title,
    status: (draft) => draft.status,
    origin: (draft) => draft.origin,
    file_name: (draft) => draft.fileName,
    payments: (draft) => draft.payments,
    total: (draft) => draft.amount,
    rows_with_errors: (draft) => draft.errors,
    updated: (draft) => draft.updatedAt,
    id: (draft) => draft.id,
  });
}

export async function countOpenDrafts(actor: UserActor): Promise<number> {
  mustHave(actor, "business:read");
  const rows = await prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM batch_draft d WHERE ${open(actor.businessId)}`;
  return rows[0]?.n ?? 0;
}

/** The batch that "repeat the last batch" would repeat: the latest released one. Null before the first. */
export async function lastBatch(
  actor: UserActor,
): Promise<{ id: string; title: string; payments: number; amount: string } | null> {
  mustHave(actor, "business:read");
  const batch = await prisma.batch.findFirst({
    where: { businessId: actor.businessId, valid: true },
    orderBy: { seq: "desc" },
    select: { id: true, title: true, referenceId: true, numberOfPayments: true, totalAmount: true },
  });
  return (
    batch && {
      id: batch.id,
      title: batchTitle(batch),
      payments: batch.numberOfPayments,
      amount: moneyOf(batch.totalAmount),
    }
  );
}
