import type { ItemStatus } from "@/lib/domain/batches/status";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/** Items moved in one transaction: bounds how long a lock is held and what a kill can undo, not the batch. */
export const ITEMS_PER_CHUNK = 5_000;

type Of = { businessId: string; id: string };

/**
 * The position up to which the next chunk of a batch's first items in `status` reaches; null when none is left. `where`
 * narrows them (alias `i`). Re-sent items have work of their own.
 */
export async function chunkUpTo(
  tx: Tx,
  batch: Of,
  status: ItemStatus,
  size: number,
  where: Prisma.Sql = Prisma.sql`true`,
): Promise<number | null> {
  const rows = await tx.$queryRaw<{ upto: number | null }[]>`
    SELECT max(c.position) AS upto
      FROM (SELECT i.position FROM batch_item i
             WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${batch.id}::uuid AND i.status = ${status}
               AND i.replaces IS NULL AND ${where}
             ORDER BY i.position LIMIT ${size}) c`;
  return rows[0]?.upto ?? null;
}

/** The items of that chunk, as a condition on alias `i`. */
export function inChunk(batch: Of, status: ItemStatus, upTo: number): Prisma.Sql {
  return Prisma.sql`i.batch_id = ${batch.id}::uuid AND i.status = ${status} AND i.replaces IS NULL AND i.position <= ${upTo}`;
}
