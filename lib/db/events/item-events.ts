import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";
import { insertEvents } from "./record-events";

/** Of rows `i` of batch_item: the API's BatchPaymentItemView (readItems in db/batches shows the same), and which batch it is of. */
const itemEvents = Prisma.sql`
  SELECT 'batch_payment_item.updated' AS type, i.id AS object_id, false AS funds,
         json_build_object(
           'allocation', json_build_object('type', i.allocation_type, 'id', coalesce(i.loan_id, i.servicer_id)),
           'amount', i.amount::text, 'batch_payment_id', i.batch_id, 'borrower_id', i.borrower_id, 'id', i.id,
           'reference_id', i.reference_id, 'status', i.status, 'posted_amount', i.posted_amount::text,
           'refunded_amount', i.refunded_amount::text, 'replaces', i.replaces,
           'return', CASE WHEN i.return_code IS NOT NULL OR i.return_detail IS NOT NULL
                          THEN json_build_object('code', i.return_code, 'detail', i.return_detail) END) AS data`;

/**
 * Changes many items and tells of each, in one statement. `update` is `UPDATE batch_item i … RETURNING i.*`; `noted` may be
 * another statement of the same moment that reads the changed rows as `i`.
 */
export async function changeItems(
  tx: Tx,
  businessId: string,
  update: Prisma.Sql,
  noted: Prisma.Sql | null = null,
): Promise<void> {
  const also = noted === null ? Prisma.empty : Prisma.sql`noted AS (${noted}),`;
  await insertEvents(
    tx,
    businessId,
    Prisma.sql`${itemEvents} FROM i ORDER BY i.position, i.id`,
    Prisma.sql`i AS (${update}), ${also}`,
  );
}

/** Tells of items that were changed before in this transaction. */
export async function tellItems(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await insertEvents(
    tx,
    businessId,
    Prisma.sql`${itemEvents} FROM batch_item i
                WHERE i.business_id = ${businessId}::uuid AND i.id = ANY (${[...ids]}::uuid[]) ORDER BY i.position, i.id`,
  );
}
