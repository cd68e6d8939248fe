import { prisma } from "../client";
import { inTransaction } from "../transaction";

/**
 * Walks sandbox clocks that have a target one step on: to the next due work, else to the target. A clock with work still
 * undone at its present instant stays, so all work happens day by day, in order, whoever does it; one whose work only a file
 * or a person can let go on gives its target up (rules "Time"). Returns how many moved.
 */
export async function walkClocks(businessId?: string): Promise<number> {
  const moving = await prisma.businessClock.findMany({
    where: { target: { not: null }, ...(businessId ? { businessId } : {}) },
    select: { businessId: true },
  });
  let moved = 0;
  for (const clock of moving) moved += await walkOne(clock.businessId);
  return moved;
}

async function walkOne(businessId: string): Promise<number> {
  return inTransaction(async (tx) => {
    // Exclusive: waits for releases that hold the day, and another worker walking the same clock is left to it.
    const locked = await tx.$queryRaw<{ now: Date; target: Date | null }[]>`
      SELECT now, target FROM business_clock WHERE business_id = ${businessId}::uuid AND target IS NOT NULL
       FOR UPDATE SKIP LOCKED`;
    if (locked.length === 0) return 0;
    const stopped = await tx.$executeRaw`
      UPDATE business_clock c SET target = NULL
       WHERE c.business_id = ${businessId}::uuid
         AND EXISTS (SELECT FROM due_work w WHERE w.business_id = c.business_id AND w.done_at IS NULL
                        AND w.due_at <= c.now AND w.waiting_for IS NOT NULL)
         AND NOT EXISTS (SELECT FROM due_work w WHERE w.business_id = c.business_id AND w.done_at IS NULL
                            AND w.due_at <= c.now AND w.waiting_for IS NULL)`;
    if (stopped > 0) return 0;
    return tx.$executeRaw`
      UPDATE business_clock c
         SET now = greatest(c.now, least(c.target, coalesce(next.due_at, c.target))),
             target = CASE WHEN coalesce(next.due_at, c.target) < c.target THEN c.target END
        FROM (SELECT min(due_at) AS due_at FROM due_work
               WHERE business_id = ${businessId}::uuid AND done_at IS NULL) next
       WHERE c.business_id = ${businessId}::uuid
         AND (next.due_at IS NULL OR next.due_at > c.now)`;
  });
}
