import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { confirmingKinds } from "../batches/credits";
import type { BusinessDay } from "../business-day";
import { Prisma } from "../generated/client";
import { moneyOf } from "../rows";
import type { Numeric } from "../sql";
import type { Tx } from "../transaction";
import { wakeWorkers } from "../work/due-work";

/** The oldest debit return asked for and not yet on its way answers today's debit: the next banking day, 08:30. One call, one answer. */
export async function scheduleDebitReturns(
  tx: Tx,
  business: BusinessDay,
  ids: readonly string[],
): Promise<void> {
  const dueOn = nextBankingDay(business.today);
  const made = await tx.$executeRaw`
    WITH asked AS (
      SELECT DISTINCT ON (s.subject_id) s.business_id, s.id FROM simulation s
       WHERE s.business_id = ${business.businessId}::uuid AND s.subject_id = ANY (${[...ids]}::uuid[])
         AND s.kind = 'debit_return' AND s.used_at IS NULL
         AND NOT EXISTS (SELECT FROM due_work w WHERE w.business_id = s.business_id AND w.subject_id = s.id
                            AND w.kind = 'bank_answers')
       ORDER BY s.subject_id, s.seq),
    dated AS (
      UPDATE simulation s SET due_on = ${dueOn}::date FROM asked
       WHERE s.business_id = asked.business_id AND s.id = asked.id)
    INSERT INTO due_work (business_id, kind, subject_id, due_at)
    SELECT business_id, 'bank_answers', id, ${instantAt(dueOn, timetable.returns)} FROM asked
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  if (made > 0) await wakeWorkers(tx);
}

/** Alias `p`: the servicer will name an amount of its own, or has; such a Payment is not simply complete. */
export const postedOtherwise = Prisma.sql`(p.posted_amount > 0 OR EXISTS (
  SELECT FROM simulation s
   WHERE s.business_id = p.business_id AND s.subject_id = p.id AND s.kind = ANY (${confirmingKinds}::text[])))`;

/** What the sandbox's servicers were told to confirm of these Payments; taken once. */
export async function takeConfirmations(
  tx: Tx,
  business: BusinessDay,
  where: Prisma.Sql,
): Promise<{ id: string; amount: ReturnType<typeof moneyOf> }[]> {
  const rows = await tx.$queryRaw<{ id: string; amount: Numeric }[]>`
    WITH taken AS (
      UPDATE simulation s SET used_at = ${business.now}
        FROM payment p
       WHERE p.business_id = ${business.businessId}::uuid AND ${where} AND p.stage = 'credit_settled'
         AND s.business_id = p.business_id AND s.subject_id = p.id AND s.used_at IS NULL
         AND s.kind = ANY (${confirmingKinds}::text[])
      RETURNING s.subject_id, s.seq, s.data)
    SELECT subject_id AS id, (data ->> 'amount')::numeric AS amount FROM taken ORDER BY seq`;
  return rows.map((row) => ({ id: row.id, amount: moneyOf(row.amount) }));
}
