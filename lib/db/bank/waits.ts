import { prisma } from "@/lib/db/client";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { dayOf } from "@/lib/domain/days";
import type { BankWaitView } from "@/lib/schemas/bank/bank-files";

/** What is due and stands still until a file or a person speaks: since which day, and how much of it. */
export async function readWaits(businessId: string, now: Date): Promise<BankWaitView[]> {
  const rows = await prisma.$queryRaw<{ waiting_for: WaitingFor; since: Date; waiting: number }[]>`
    SELECT waiting_for, min(due_at) AS since, count(*)::int AS waiting FROM due_work
     WHERE business_id = ${businessId}::uuid AND done_at IS NULL AND waiting_for IS NOT NULL AND due_at <= ${now}
     GROUP BY waiting_for ORDER BY waiting_for DESC`;
  return rows.map((row) => ({
    waitingFor: row.waiting_for,
    since: dayOf(row.since),
    waiting: row.waiting,
  }));
}
