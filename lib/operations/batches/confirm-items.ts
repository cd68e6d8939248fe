import { completeIfAllFinal } from "@/lib/db/batches/batch-row";
import { settledItem } from "@/lib/db/batches/item-row";
import { transferFor } from "@/lib/db/batches/ledger";
import { takeItemConfirmations } from "@/lib/db/batches/simulated";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellItems } from "@/lib/db/events/item-events";
import { closeExceptionsOf, openException } from "@/lib/db/exceptions";
import { closeOvertaken } from "@/lib/db/reconciliation/advices";
import { dropMatches } from "@/lib/db/reconciliation/match";
import { moneyOf } from "@/lib/db/rows";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { formatMoney, isZero, type Money } from "@/lib/domain/money";
import { PAYDOWN, type Person } from "@/lib/domain/people/person";

/** What a servicer said it posted of one payment, beside what it had posted before. */
export type Confirmed = { itemId: string; amount: Money };

/** `ignored`: payments that had nothing to be confirmed (not settled yet, final, came back): nothing was changed there. */
export type ConfirmOutcome = { posted: number; short: number; overPosted: number; ignored: string[] };

type Row = {
  id: string;
  status: "sent" | "posted";
  posted_amount: Numeric;
  excess: Numeric;
};

/**
 * Servicers say what they posted of a batch's payments; the caller holds the batch's lock (lockBatch). All of it: posted, and
 * final. Less: the payment stays `sent` with what was posted, and waits for the rest. More: posted, and the excess is an
 * exception that the books show as owed to the business (rules "Short posting", "The ledger"). Set-based; the same payment
 * named twice is added up. Completes the batch with its last item.
 */
export async function confirmItems(
  tx: Tx,
  business: BusinessDay,
  batchId: string,
  confirmed: readonly Confirmed[],
  by: Person,
): Promise<ConfirmOutcome> {
  if (confirmed.length === 0) return { posted: 0, short: 0, overPosted: 0, ignored: [] };
  const { businessId } = business;
  const ids = confirmed.map((one) => one.itemId);
  const amounts = confirmed.map((one) => one.amount);
  const rows = await tx.$queryRaw<Row[]>`
    WITH said AS (
      SELECT i.id, i.amount, i.posted_amount + c.amount AS total
        FROM (SELECT id, sum(amount) AS amount FROM unnest(${ids}::uuid[], ${amounts}::numeric[]) u (id, amount) GROUP BY id) c
        JOIN batch_item i ON i.business_id = ${businessId}::uuid AND i.id = c.id
        JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
       WHERE i.batch_id = ${batchId}::uuid AND i.status = 'sent' AND ${settledItem})
    UPDATE batch_item i
       SET posted_amount = least(said.amount, said.total), posted_day = ${business.today}::date,
           status = CASE WHEN said.total >= said.amount THEN 'posted' ELSE 'sent' END
      FROM said WHERE i.business_id = ${businessId}::uuid AND i.id = said.id
    RETURNING i.id, i.status, i.posted_amount, greatest(said.total - said.amount, 0) AS excess`;
  const changed = rows.map((row) => row.id);
  await noteConfirmed(tx, business, batchId, rows, by);
  await tellItems(tx, businessId, changed);
  const over = rows.flatMap((row) => {
    const excess = moneyOf(row.excess);
    return isZero(excess) ? [] : [{ itemId: row.id, excess }];
  });
  for (const one of over) await overPosted(tx, business, batchId, one);
  await closeOvertaken(tx, business, batchId);
  // What a person had matched meanwhile was another sum.
  await dropMatches(tx, businessId, changed);
  const final = rows.filter((row) => row.status === "posted").map((row) => row.id);
  await closeExceptionsOf(tx, business, { kind: "not_confirmed", subjectIds: final }, by, "confirmed");
  if (final.length > 0) await completeIfAllFinal(tx, businessId, batchId, business.now);
  const seen = new Set(changed);
  return {
    posted: final.length,
    short: rows.length - final.length,
    overPosted: over.length,
    ignored: [...new Set(ids)].filter((id) => !seen.has(id)),
  };
}

async function noteConfirmed(
  tx: Tx,
  business: BusinessDay,
  batchId: string,
  rows: readonly Row[],
  by: Person,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO activity (business_id, kind, subject_id, batch_id, item_id, actor_id, actor_name, at, data)
    SELECT ${business.businessId}::uuid, u.kind, u.id, ${batchId}::uuid, u.id, ${by.id}::uuid, ${by.name}, ${business.now},
           jsonb_build_object('posted', u.posted)
      FROM unnest(${rows.map((row) => row.id)}::uuid[],
                  ${rows.map((row) => (row.status === "posted" ? "item.posted" : "item.short"))}::text[],
                  ${rows.map((row) => moneyOf(row.posted_amount))}::text[]) u (id, kind, posted)`;
}

async function overPosted(
  tx: Tx,
  business: BusinessDay,
  batchId: string,
  { itemId, excess }: { itemId: string; excess: Money },
): Promise<void> {
  await transferFor(tx, business, {
    kind: "over_posted",
    subjectId: itemId,
    batchId,
    amount: excess,
  });
  await openException(tx, business, {
    kind: "over_posted",
    subjectId: itemId,
    batchId,
    amount: excess,
    detail: `The servicer posted ${formatMoney(excess)} more than was sent. The payment is posted; the excess is to be cleared with the servicer.`,
  });
}

/**
 * The sandbox's servicers confirm what they were told to of the batch's payments that `which` selects (alias `i`). What they
 * post in part stays `sent` and waits for the rest. True if there was anything; the caller holds the batch's lock.
 */
export async function confirmAsSimulated(
  tx: Tx,
  business: BusinessDay,
  batchId: string,
  which: Sql,
): Promise<boolean> {
  const confirmed = await takeItemConfirmations(
    tx,
    business,
    sql`i.batch_id = ${batchId}::uuid AND ${which}`,
  );
  await confirmItems(tx, business, batchId, confirmed, PAYDOWN);
  return confirmed.length > 0;
}
