import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { type Day, instantAt } from "@/lib/domain/days";
import type { Tx } from "../transaction";
import { wakeWorkers } from "./due-work";

/** Answers of the sandbox's servicers that name what they posted. */
export const confirmingKinds = ["servicer_short", "servicer_posted"];

/**
 * Of each of these batches and Payments, debited on `day`: the oldest debit return asked for and not yet on its way answers
 * this debit, the next banking day at 08:30. One call, one answer.
 */
export async function scheduleDebitReturns(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  day: Day,
): Promise<void> {
  const dueOn = nextBankingDay(day);
  const made = await tx.$executeRaw`
    WITH asked AS (
      SELECT DISTINCT ON (s.subject_id) s.business_id, s.id FROM simulation s
       WHERE s.business_id = ${businessId}::uuid AND s.subject_id = ANY (${[...ids]}::uuid[])
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
