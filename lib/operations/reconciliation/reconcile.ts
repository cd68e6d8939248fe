import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { balanced } from "@/lib/db/reconciliation/balance";
import { waitingFrom } from "@/lib/db/reconciliation/waiting";
import { moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { inTransaction, lockName, type Tx } from "@/lib/db/transaction";
import { formatCount } from "@/lib/domain/counted";
import { formatMoney, type Money, sum } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { confirmItems } from "../batches/confirm-items";

type Match = { itemId: string; batchId: string; amount: Money };

export type Reconciled = {
  payments: number;
  amount: Money;
  posted: number;
  short: number;
  overPosted: number;
};

/**
 * Posts every matched payment, for good: this is what no undo takes back. Only what makes up its line to the cent is taken.
 * Refused (conflict) if it is not what the person was shown: somebody matched or took back in between.
 */
export async function reconcile(
  actor: Actor,
  shown: { payments: number; amount: Money },
): Promise<Reconciled> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    // Two people who press at once: the second finds nothing left of what they saw.
    await lockName(tx, `reconcile:${business.businessId}`);
    const batchIds = await lockBatches(tx, business.businessId);
    const matches = await takeMatches(tx, business);
    const amount = sum(matches.map((match) => match.amount));
    if (matches.length !== shown.payments || amount !== shown.amount) {
      throw new Refusal(
        "conflict",
        `What is matched has changed: now ${formatCount(matches.length)} payments, ${formatMoney(amount)}. Look at it again, then reconcile.`,
      );
    }
    const person = personOf(actor);
    const all = { posted: 0, short: 0, overPosted: 0 };
    for (const batchId of batchIds) {
      const confirmed = matches.filter((match) => match.batchId === batchId);
      const one = await confirmItems(tx, business, batchId, confirmed, person);
      all.posted += one.posted;
      all.short += one.short;
      all.overPosted += one.overPosted;
    }
    await closeLines(tx, business, person.name);
    await recordActivity(tx, business, {
      kind: "confirmations.reconciled",
      subjectId: business.businessId,
      actor: person,
      data: { payments: matches.length, amount },
    });
    return { payments: matches.length, amount, ...all };
  });
}

/** In the order of their ids, so that nobody waits in a circle; then nobody confirms or returns a payment behind our back. */
async function lockBatches(tx: Tx, businessId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ batch_id: string }[]>`
    SELECT DISTINCT batch_id FROM confirmation_match
     WHERE business_id = ${businessId}::uuid AND reconciled_at IS NULL ORDER BY batch_id`;
  for (const row of rows) await lockBatch(tx, businessId, row.batch_id);
  return rows.map((row) => row.batch_id);
}

/**
 * Takes every match that fits for good and answers them. The rows themselves are written first and counted then: one that
 * somebody takes back at the same moment is either theirs or ours, never both.
 */
async function takeMatches(tx: Tx, business: BusinessDay): Promise<Match[]> {
  const { businessId } = business;
  const rows = await tx.$queryRaw<
    { item_id: string; batch_id: string; amount: Numeric }[]
  >`UPDATE confirmation_match t SET reconciled_at = ${business.now}
     WHERE t.business_id = ${businessId}::uuid AND t.reconciled_at IS NULL
       AND t.id IN (SELECT m.id ${waitingFrom(businessId)} AND m.id IS NOT NULL AND ${balanced(businessId)})
    RETURNING t.item_id, t.batch_id, t.amount`;
  return rows.map((row) => ({ itemId: row.item_id, batchId: row.batch_id, amount: moneyOf(row.amount) }));
}

/** A line whose payments are all posted, to the cent, is done. */
async function closeLines(tx: Tx, business: BusinessDay, by: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE confirmation_line l SET closed_at = ${business.now}, closed_by = ${by}, closed_how = 'reconciled'
     WHERE l.business_id = ${business.businessId}::uuid AND l.closed_at IS NULL
       AND l.amount = (SELECT sum(m.amount) FROM confirmation_match m
                        WHERE m.business_id = l.business_id AND m.line_id = l.id AND m.reconciled_at IS NOT NULL)`;
}
