import { lockBatch } from "@/lib/db/batches/batch-row";
import { settledItem } from "@/lib/db/batches/item-row";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { addWorkAgain, type Claim } from "@/lib/db/work/due-work";
import { addBankingDays } from "@/lib/domain/banking-calendar";
import { CONFIRMED_WITHIN_BANKING_DAYS, timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";

/** From the day on which credits settled, servicers have five banking days to say what they posted. */
export async function expectConfirmations(
  tx: Tx,
  businessId: string,
  batchId: string,
  settledOn: Day,
): Promise<void> {
  const overdueOn = addBankingDays(settledOn, CONFIRMED_WITHIN_BANKING_DAYS);
  const dueAt = instantAt(overdueOn, timetable.overdue);
  await addWorkAgain(tx, { businessId, kind: "confirmation_overdue", subjectId: batchId, dueAt });
}

/** What no servicer has confirmed in time, wholly or in part, is put before a person: a payment an exception. */
export async function confirmationOverdue(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const batch = await lockBatch(tx, claim.businessId, claim.subjectId);
  const settledBy = addBankingDays(business.today, -CONFIRMED_WITHIN_BANKING_DAYS);
  await tx.$executeRaw`
    INSERT INTO money_exception (business_id, kind, subject_id, batch_id, amount, detail, opened_at)
    SELECT i.business_id, 'not_confirmed', i.id, i.batch_id, i.amount - i.posted_amount,
           CASE WHEN i.posted_amount > 0
                THEN 'The servicer posted $' || to_char(i.posted_amount, 'FM999,999,990.00') || ' of $'
                     || to_char(i.amount, 'FM999,999,990.00') || ' and has said nothing of the rest'
                ELSE 'The servicer has not said that it posted $' || to_char(i.amount, 'FM999,999,990.00') END
           || ' within five banking days.', ${business.now}
      FROM batch_item i JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
     WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${batch.id}::uuid AND i.status = 'sent' AND ${settledItem}
       AND coalesce(i.settled_day, b.credits_effective_day) <= ${settledBy}::date
     ORDER BY i.position
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  return "done";
}
