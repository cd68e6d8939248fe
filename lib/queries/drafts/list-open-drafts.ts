import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import { ZERO } from "@/lib/domain/money";
import type { OpenDraft } from "@/lib/schemas/draft";

/** Somebody resumes one of the latest; older ones are found on the list of batches. */
const OPEN_DRAFTS_MAX = 20;

type Row = Omit<OpenDraft, "amount" | "updatedAt"> & { amount: Numeric | null; updatedAt: Date };

/** Drafts to go on with: not released, not deleted, the one changed last first. */
export async function listOpenDrafts(actor: UserActor): Promise<OpenDraft[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT d.id, d.title, d.status, d.origin, d.file_name AS "fileName", d.updated_at AS "updatedAt", r.payments, r.amount,
           r.errors
      FROM batch_draft d
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE errors = 0)::int AS payments, sum(amount) FILTER (WHERE errors = 0) AS amount,
               count(*) FILTER (WHERE errors > 0)::int AS errors
          FROM draft_row WHERE business_id = d.business_id AND draft_id = d.id AND NOT excluded) r
     WHERE d.business_id = ${actor.businessId}::uuid AND d.status IN ('draft', 'awaiting_approval', 'scheduled')
     ORDER BY d.updated_at DESC, d.seq DESC LIMIT ${OPEN_DRAFTS_MAX}`;
  return rows.map((row) => ({
    ...row,
    amount: row.amount ? moneyOf(row.amount) : ZERO,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** The batch that "repeat the last batch" would repeat: the latest released one. Null before the first. */
export async function lastBatch(
  actor: UserActor,
): Promise<{ id: string; title: string; payments: number; amount: string } | null> {
  mustHave(actor, "business:read");
  const batch = await prisma.batch.findFirst({
    where: { businessId: actor.businessId, valid: true },
    orderBy: { seq: "desc" },
    select: { id: true, title: true, numberOfPayments: true, totalAmount: true },
  });
  return (
    batch && {
      id: batch.id,
      title: batch.title ?? `batch ${batch.id.slice(0, 8)}`,
      payments: batch.numberOfPayments,
      amount: moneyOf(batch.totalAmount),
    }
  );
}
