import { settledItem } from "../batches/item-row";
import { Prisma } from "../generated/client";
import { anywhere } from "../sql";

export type WaitingWhere = { batch: string | null; servicer: string | null; q: string | null };

/** Payments that a servicer has still to confirm: `i` of batch `b`, with the match `m` that waits for it, if there is one. */
export const waitingFrom = (businessId: string): Prisma.Sql => Prisma.sql`
  FROM batch b
  JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'sent'
  LEFT JOIN confirmation_match m ON m.business_id = i.business_id AND m.item_id = i.id AND m.reconciled_at IS NULL
 WHERE b.business_id = ${businessId}::uuid AND b.status IN ('pending', 'unreconciled') AND ${settledItem}`;

/** Narrows them: a batch, a servicer, words in the employee's name or id, a reference or an id. */
export function waitingWhere(businessId: string, filter: WaitingWhere): Prisma.Sql {
  const { batch, servicer, q } = filter;
  const parts = [Prisma.sql`true`];
  if (batch !== null) parts.push(Prisma.sql`b.id = ${batch}::uuid`);
  if (servicer !== null) parts.push(Prisma.sql`i.servicer_id = ${servicer}::uuid`);
  if (q !== null) {
    const pattern = anywhere(q);
    parts.push(Prisma.sql`(i.reference_id ILIKE ${pattern} OR i.id::text = lower(${q}) OR i.borrower_id IN (
      SELECT id FROM borrower WHERE business_id = ${businessId}::uuid
         AND (first_name || ' ' || last_name ILIKE ${pattern} OR external_id ILIKE ${pattern})))`);
  }
  return Prisma.join(parts, " AND ");
}
