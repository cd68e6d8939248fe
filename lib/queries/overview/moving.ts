import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import { ZERO } from "@/lib/domain/money";
import { type MovingView, type Stage, stages } from "@/lib/schemas/reports/overview";
import { lineColumns, lineOf } from "../batches/batch-line";
import { countItems, noItems } from "../batches/item-counts";

const BATCHES_SHOWN = 6;
const unfinished = ["pending", "unreconciled"];

/** What is on its way: unfinished batches with what comes next, and the money by where it stands. */
export async function readMoving(actor: UserActor): Promise<MovingView> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const where = { businessId, valid: true, status: { in: unfinished } };
  const [business, rows, total, money, setUp] = await Promise.all([
    readBusinessDay(businessId),
    prisma.batch.findMany({ where, orderBy: { seq: "desc" }, take: BATCHES_SHOWN, select: lineColumns }),
    prisma.batch.count({ where }),
    readStages(businessId),
    readSetUp(businessId),
  ]);
  const counts = await countItems(businessId, rows);
  return {
    batches: rows.map((row) => lineOf(row, business, counts.get(row.id) ?? noItems())),
    more: total - rows.length,
    stages: money,
    setUp,
  };
}

/**
 * Open items only, by the index on batch and status: what is finished is not read. A batch is unreconciled from the day its
 * credits settle; a re-sent payment settles on a day of its own.
 */
async function readStages(businessId: string): Promise<MovingView["stages"]> {
  const rows = await prisma.$queryRaw<{ stage: Stage; payments: number; amount: Numeric }[]>`
    SELECT CASE WHEN i.status = 'returned' THEN 'came_back'
                WHEN i.settled_day IS NOT NULL OR (i.status = 'sent' AND i.replaces IS NULL AND b.status = 'unreconciled')
                  THEN 'arrived'
                WHEN i.status = 'sent' THEN 'sent'
                WHEN b.debit_status = 'settled' THEN 'held'
                ELSE 'to_debit' END AS stage,
           count(*)::int AS payments, sum(i.amount - i.posted_amount - i.refunded_amount) AS amount
      FROM batch b
      JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status IN ('pending', 'sent', 'returned')
     WHERE b.business_id = ${businessId}::uuid AND b.status = ANY (${unfinished}::text[])
     GROUP BY 1`;
  return stages.map((stage) => {
    const row = rows.find((one) => one.stage === stage);
    return { stage, payments: row?.payments ?? 0, amount: row ? moneyOf(row.amount) : ZERO };
  });
}

async function readSetUp(businessId: string): Promise<MovingView["setUp"]> {
  const [row] = await prisma.$queryRaw<MovingView["setUp"][]>`
    SELECT EXISTS (SELECT FROM source_account WHERE business_id = ${businessId}::uuid AND borrower_id IS NULL
                                                AND status <> 'disabled') AS account,
           EXISTS (SELECT FROM borrower WHERE business_id = ${businessId}::uuid) AS employees,
           EXISTS (SELECT FROM batch WHERE business_id = ${businessId}::uuid AND valid) AS batches`;
  return row ?? { account: false, employees: false, batches: false };
}
