import type { BusinessDay } from "../business-day";
import type { Tx } from "../transaction";

/** Who wrote a line that no person typed. */
const SANDBOX_SERVICER = "the sandbox’s servicer";

/**
 * The sandbox's servicers advise what reached their banks with a batch: one line a servicer, as remittance advices come. A day
 * later they confirm each payment; until then a person may reconcile by the advice.
 */
export async function writeAdvices(tx: Tx, business: BusinessDay, batchId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO confirmation_line (business_id, servicer_id, batch_id, amount, reference, posted_on, entered_by, entered_at)
    SELECT i.business_id, i.servicer_id, i.batch_id, sum(i.amount),
           'Remittance advice', ${business.today}::date, ${SANDBOX_SERVICER}, ${business.now}
      FROM batch_item i
     WHERE i.business_id = ${business.businessId}::uuid AND i.batch_id = ${batchId}::uuid AND i.status = 'sent'
     GROUP BY i.business_id, i.batch_id, i.servicer_id
     ORDER BY i.servicer_id
    ON CONFLICT (business_id, batch_id, servicer_id, posted_on) WHERE batch_id IS NOT NULL DO NOTHING`;
}

const CONFIRMED = "each payment was confirmed by itself";

/** Servicers have spoken of every payment of a batch: what they advised in sums says nothing more. */
export async function closeAdvices(tx: Tx, business: BusinessDay, batchId: string): Promise<void> {
  await closeOvertaken(tx, business, batchId);
  await tx.$executeRaw`
    DELETE FROM confirmation_match m USING batch_item i
     WHERE m.business_id = ${business.businessId}::uuid AND m.batch_id = ${batchId}::uuid AND m.reconciled_at IS NULL
       AND i.business_id = m.business_id AND i.id = m.item_id AND i.status <> 'sent'`;
  await tx.$executeRaw`
    UPDATE confirmation_line SET closed_at = ${business.now}, closed_by = 'Paydown', closed_how = ${CONFIRMED}
     WHERE business_id = ${business.businessId}::uuid AND batch_id = ${batchId}::uuid AND closed_at IS NULL`;
}

/** A servicer's own word came before the people's: a line whose matched payments are all posted now, to the cent, is done. */
export async function closeOvertaken(tx: Tx, business: BusinessDay, batchId: string): Promise<void> {
  const { businessId, now } = business;
  await tx.$executeRaw`
    UPDATE confirmation_line l SET closed_at = ${now}, closed_by = 'Paydown', closed_how = ${CONFIRMED}
     WHERE l.business_id = ${businessId}::uuid AND l.closed_at IS NULL
       AND l.id IN (SELECT m.line_id FROM confirmation_match m
                     WHERE m.business_id = ${businessId}::uuid AND m.batch_id = ${batchId}::uuid AND m.reconciled_at IS NULL)
       AND l.amount = (SELECT sum(m.amount)
                         FROM confirmation_match m JOIN batch_item i ON i.business_id = m.business_id AND i.id = m.item_id
                        WHERE m.business_id = l.business_id AND m.line_id = l.id AND i.status = 'posted')`;
}

/** A row of a servicer's file that names no payment of ours by trace or reference: a person matches it. */
export type UnnamedRow = { amount: string; reference: string; postedOn: string };

export async function writeUnnamed(
  tx: Tx,
  business: BusinessDay,
  rows: readonly UnnamedRow[],
  by: string,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO confirmation_line (business_id, amount, reference, posted_on, entered_by, entered_at)
    SELECT ${business.businessId}::uuid, u.amount, u.reference, u.posted_on, ${by}, ${business.now}
      FROM unnest(${rows.map((row) => row.amount)}::numeric[], ${rows.map((row) => row.reference)}::text[],
                  ${rows.map((row) => row.postedOn)}::date[]) u (amount, reference, posted_on)`;
}
