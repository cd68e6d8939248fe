import { prisma } from "@/lib/db/client";
import { moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import { add, type Money, subtract, sum, ZERO } from "@/lib/domain/money";
import type { BatchSums, CameBack, ItemCounts, ReturnedSums } from "@/lib/schemas/batches/views";

const notPosted = itemStatuses.filter((status) => status !== "posted");

/**
 * Items by status of these batches, in one statement. What is posted is what is left: so a batch of a million posted items
 * is counted without reading them.
 */
export async function countItems(
  businessId: string,
  batches: readonly { id: string; numberOfPayments: number }[],
): Promise<Map<string, ItemCounts>> {
  const rows = await prisma.$queryRaw<{ batch_id: string; status: ItemStatus; n: number }[]>`
    SELECT batch_id, status, count(*)::int AS n FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ANY (${batches.map((batch) => batch.id)}::uuid[])
       AND status = ANY (${notPosted}::text[])
     GROUP BY batch_id, status`;
  const counts = new Map<string, ItemCounts>(
    batches.map((batch) => [batch.id, { ...noItems(), posted: batch.numberOfPayments }]),
  );
  for (const row of rows) {
    const of = counts.get(row.batch_id);
    if (!of) continue;
    of[row.status] = row.n;
    if (row.status !== "replaced") of.posted -= row.n;
  }
  return counts;
}

export function noItems(): ItemCounts {
  return { pending: 0, sent: 0, posted: 0, returned: 0, refunded: 0, replaced: 0, failed: 0, cancelled: 0 };
}

const nothing: CameBack = { payments: 0, amount: ZERO, inPart: 0 };

/** What came back of one batch, by what becomes of it; what was refunded whole is no more than a count. */
export async function sumReturned(businessId: string, batchId: string): Promise<ReturnedSums> {
  const rows = await prisma.$queryRaw<
    { status: ItemStatus; refund_asked: boolean; payments: number; amount: Numeric; in_part: number }[]
  >`
    SELECT status, refund_asked, count(*)::int AS payments, sum(amount - posted_amount) AS amount,
           (count(*) FILTER (WHERE posted_amount > 0))::int AS in_part
      FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid
       AND (status = 'returned' OR (status = 'posted' AND refunded_amount > 0))
     GROUP BY status, refund_asked`;
  const of = (status: ItemStatus, asked: boolean): CameBack => {
    const row = rows.find((one) => one.status === status && one.refund_asked === asked);
    return row ? { payments: row.payments, amount: moneyOf(row.amount), inPart: row.in_part } : nothing;
  };
  return {
    undecided: of("returned", false),
    refunding: of("returned", true),
    rests: of("posted", true),
  };
}

type SumRow = {
  status: ItemStatus;
  amount: Numeric;
  posted: Numeric;
  refunded: Numeric;
};

/** Where the money of one batch stands: debited = posted + refunded + open; `notPaid` was never debited for good. */
export async function sumItems(
  businessId: string,
  batch: { id: string; total: Money; debited: boolean },
): Promise<BatchSums> {
  const rows = await prisma.$queryRaw<SumRow[]>`
    SELECT status, sum(amount) AS amount, sum(posted_amount) AS posted, sum(refunded_amount) AS refunded FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batch.id}::uuid
       AND (status = ANY (${notPosted.filter((status) => status !== "replaced")}::text[])
            OR (status = 'posted' AND refunded_amount > 0))
     GROUP BY status`;
  const of = (status: ItemStatus, column: "amount" | "posted" | "refunded"): Money => {
    const row = rows.find((one) => one.status === status);
    return row ? moneyOf(row[column]) : ZERO;
  };
  const notPaid = add(of("failed", "amount"), of("cancelled", "amount"));
  const unfinished = (["pending", "sent", "returned"] as const).map((status) =>
    subtract(of(status, "amount"), add(of(status, "posted"), of(status, "refunded"))),
  );
  const open = sum(unfinished);
  const refunded = sum(rows.map((row) => moneyOf(row.refunded)));
  const paid = subtract(batch.total, notPaid);
  return {
    debited: batch.debited ? paid : ZERO,
    posted: subtract(paid, add(open, refunded)),
    refunded,
    open,
    notPaid,
  };
}
