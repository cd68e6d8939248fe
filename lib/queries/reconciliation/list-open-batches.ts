import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { prisma } from "@/lib/db/client";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { walkSeq } from "@/lib/db/reading/walk";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { subtract, sum } from "@/lib/domain/money";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";
import type { BatchBalance, BatchBalances } from "@/lib/schemas/reconciliation/views";

export const BALANCES_PER_PAGE = 50;

type Row = {
  id: string;
  seq: bigint;
  title: string;
  total: Numeric;
  credits_day: Date;
  confirm_day: Date;
  waiting: Numeric;
  came_back: Numeric;
  refunded: Numeric;
  matched: Numeric;
};

/** Batches `b` whose credits have all settled and that are not complete, with `i` what of them is open and `t` what is matched. */
const openBatches = (businessId: string): Sql => sql`
  FROM batch b
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(amount - posted_amount) FILTER (WHERE status = 'sent'), 0) AS waiting,
           coalesce(sum(amount - posted_amount) FILTER (WHERE status IN ('returned', 'pending')), 0) AS came_back,
           coalesce(sum(refunded_amount), 0) AS refunded
      FROM batch_item
     WHERE business_id = b.business_id AND batch_id = b.id
       AND (status IN ('pending', 'sent', 'returned', 'refunded') OR (status = 'posted' AND refunded_amount > 0))) i ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(m.amount), 0) AS matched
      FROM confirmation_match m JOIN batch_item o ON o.business_id = m.business_id AND o.id = m.item_id
     WHERE m.business_id = b.business_id AND m.batch_id = b.id AND m.reconciled_at IS NULL AND o.status = 'sent') t ON true
 WHERE b.business_id = ${businessId}::uuid AND b.status = 'unreconciled'`;

/** A page of what the servicers have still to confirm, batch by batch, the oldest first. Posted payments are not read: what is posted is what is left of the debit. */
export async function listOpenBatches(actor: Actor, place: SeqPlace): Promise<BatchBalances> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const { back, beyond, order } = walkSeq(place, sql`b.seq`);
  const [rows, total] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT b.id, b.seq, ${batchTitleSql} AS title, b.total_amount AS total, b.credits_effective_day AS credits_day,
             b.confirmed_expected_day AS confirm_day, i.waiting, i.came_back, i.refunded, t.matched
      ${openBatches(businessId)} AND ${beyond} ORDER BY ${order} LIMIT ${BALANCES_PER_PAGE + 1}`,
    prisma.batch.count({ where: { businessId, status: "unreconciled" } }),
  ]);
  if (back) rows.reverse();
  const page = cutPage(rows, place, BALANCES_PER_PAGE, (row) => row.seq.toString());
  return { ...page, rows: page.rows.map(balanceOf), total };
}

function balanceOf(row: Row): BatchBalance {
  const [total, waiting, cameBack] = [moneyOf(row.total), moneyOf(row.waiting), moneyOf(row.came_back)];
  const [refunded, matched] = [moneyOf(row.refunded), moneyOf(row.matched)];
  return {
    id: row.id,
    title: row.title,
    creditsDay: dayOfDate(row.credits_day),
    confirmDay: dayOfDate(row.confirm_day),
    debited: total,
    posted: subtract(total, sum([waiting, cameBack, refunded])),
    refunded,
    cameBack,
    matched,
    difference: subtract(waiting, matched),
  };
}

const columns = [
  text("batch", batchTitleSql),
  plain("arrived_on", sql`b.credits_effective_day`),
  plain("confirmations_expected_on", sql`b.confirmed_expected_day`),
  plain("debited", sql`b.total_amount`),
  plain("posted", sql`b.total_amount - i.waiting - i.came_back - i.refunded`),
  plain("refunded", sql`i.refunded`),
  plain("came_back", sql`i.came_back`),
  plain("matched", sql`t.matched`),
  plain("difference", sql`i.waiting - t.matched`),
  plain("batch_id", sql`b.id`),
];

/** All of them. */
export async function batchesCsv(actor: Actor): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`${openBatches(actor.businessId)} ORDER BY b.seq`;
  return { name: "unreconciled-batches", body: await streamCsv(columns, from) };
}
