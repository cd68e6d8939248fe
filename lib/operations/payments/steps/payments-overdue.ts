import { dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim } from "@/lib/db/work/due-work";
import { addBankingDays } from "@/lib/domain/banking-calendar";
import { CONFIRMED_WITHIN_BANKING_DAYS } from "@/lib/domain/batches/timetable";

/** What no servicer has confirmed in time, wholly or in part, is put before an operator: a Payment an exception. */
export async function paymentsOverdue(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const settledBy = addBankingDays(dayOfWork(claim), -CONFIRMED_WITHIN_BANKING_DAYS);
  await tx.$executeRaw`
    INSERT INTO money_exception (business_id, kind, subject_id, payment_id, amount, detail, opened_at)
    SELECT p.business_id, 'not_confirmed', p.id, p.id, p.amount - p.posted_amount,
           'The servicer has not said that it posted $' || to_char(p.amount - p.posted_amount, 'FM999,999,990.00')
           || ' of a Borrower''s payment within five banking days.', ${business.now}
      FROM payment p
     WHERE p.business_id = ${business.businessId}::uuid AND p.status = 'pending' AND p.stage = 'credit_settled'
       AND p.credits_effective_day <= ${settledBy}::date
     ORDER BY p.id
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  return "done";
}
