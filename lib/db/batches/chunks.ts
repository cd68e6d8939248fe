import type { ItemStatus } from "@/lib/domain/batches/status";
import { Prisma } from "../generated/client";
import { MOVED_AT_ONCE, type Tx } from "../transaction";

type Of = { businessId: string; id: string };

/**
 * The position up to which the next chunk of a batch's first items in `status` reaches; null when none is left. `after`
 * goes on behind a position, `where` narrows them (alias `i`). Re-sent items have work of their own.
 */
export async function chunkUpTo(
  tx: Tx,
  batch: Of,
  status: ItemStatus,
  options: { after?: number; where?: Prisma.Sql } = {},
): Promise<number | null> {
  const rows = await tx.$queryRaw<{ upto: number | null }[]>`
    SELECT max(c.position) AS upto
      FROM (SELECT i.position FROM batch_item i
             WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${batch.id}::uuid AND i.status = ${status}
               AND i.replaces IS NULL AND i.position > ${options.after ?? -1} AND ${options.where ?? Prisma.sql`true`}
             ORDER BY i.position LIMIT ${MOVED_AT_ONCE}) c`;
  return rows[0]?.upto ?? null;
}

/** The items of that chunk, as a condition on alias `i`. */
export function inChunk(batch: Of, status: ItemStatus, upTo: number, after = -1): Prisma.Sql {
  return Prisma.sql`i.position > ${after} AND i.batch_id = ${batch.id}::uuid AND i.status = ${status} AND i.replaces IS NULL AND i.position <= ${upTo}`;
}
