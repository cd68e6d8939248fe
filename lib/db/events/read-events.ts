import { prisma } from "../client";
import { Prisma } from "../generated/client";

export type EventPlace = { txid: bigint; seq: bigint };
export type EventRow = EventPlace & { id: string; type: string; createdAt: Date; data: Prisma.JsonValue };

/**
 * Events behind a place, in the order of (transaction, sequence), and only of transactions older than the oldest one still
 * open: what commits later comes behind everything that was shown, so a cursor misses nothing (rules "Time").
 */
export async function readEvents(
  businessId: string,
  options: { after: EventPlace | null; most: number; borrowerFunds: boolean },
): Promise<EventRow[]> {
  const { after, most, borrowerFunds } = options;
  const behind = after ? Prisma.sql`AND (v.txid, v.seq) > (${after.txid}, ${after.seq})` : Prisma.empty;
  const rows = await prisma.$queryRaw<(EventPlace & Omit<EventRow, "createdAt"> & { created_at: Date })[]>`
    SELECT v.txid, v.seq, v.id, v.type, v.created_at, v.data FROM event v
     WHERE v.business_id = ${businessId}::uuid ${behind}
       AND v.txid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
       AND (${borrowerFunds} OR NOT v.borrower_funds)
     ORDER BY v.txid, v.seq LIMIT ${most}`;
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
}
