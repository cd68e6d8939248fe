import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { balanced } from "@/lib/db/reconciliation/balance";
import { waitingFrom } from "@/lib/db/reconciliation/waiting";
import { moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { ZERO } from "@/lib/domain/money";
import type { ReconciliationSummary, Waiting } from "@/lib/schemas/reconciliation/views";

/** What is open in all: waiting for a word of the servicers, matched by people, come back. */
export async function readSummary(actor: Actor): Promise<ReconciliationSummary> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const [rows, returned] = await Promise.all([
    prisma.$queryRaw<{ matched: boolean; fits: boolean | null; payments: number; amount: Numeric }[]>`
      SELECT m.id IS NOT NULL AS matched, CASE WHEN m.id IS NOT NULL THEN ${balanced(businessId)} END AS fits, count(*)::int AS payments,
             sum(coalesce(m.amount, i.amount - i.posted_amount)) AS amount
      ${waitingFrom(businessId)} GROUP BY 1, 2`,
    prisma.$queryRaw<{ payments: number }[]>`
      SELECT count(*)::int AS payments
        FROM batch b JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'returned'
       WHERE b.business_id = ${businessId}::uuid AND b.status IN ('pending', 'unreconciled')`,
  ]);
  const of = (matched: boolean, fits: boolean | null): Waiting => {
    const row = rows.find((one) => one.matched === matched && one.fits === fits);
    return { payments: row?.payments ?? 0, amount: row ? moneyOf(row.amount) : ZERO };
  };
  return {
    waiting: of(false, null),
    matched: of(true, true),
    unbalanced: of(true, false),
    returned: returned[0]?.payments ?? 0,
  };
}
