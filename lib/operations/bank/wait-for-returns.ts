import { isDayIn } from "@/lib/db/bank/days";
import type { BatchRow } from "@/lib/db/batches/batch-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { WorkOutcome } from "@/lib/db/work/due-work";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { releaseDay } from "@/lib/domain/schedule";
import { moveDates } from "../batches/move-dates";

/**
 * Why credits may not go out at this instant: it is no time for a file, or today's returns are not known yet (rules 9). Null
 * if they may.
 */
export async function untilReturnsAreIn(tx: Tx, business: BusinessDay): Promise<WorkOutcome | null> {
  const open = releaseDay(business.now, business.cutOff);
  if (open !== business.today) return { dueAt: instantAt(open, timetable.creditsGoOut) };
  return (await isDayIn(tx, business, "returns")) ? null : { waitFor: "return_file" };
}

/** Credits that waited longer than planned are effective on the banking day after they go, and expected to be confirmed on the next. */
export async function creditsFromToday(tx: Tx, business: BusinessDay, batch: BatchRow): Promise<BatchRow> {
  if (business.today <= batch.creditsSentDay) return batch;
  const creditsEffective = nextBankingDay(business.today);
  return moveDates(tx, business, batch, {
    debit: batch.debitDay,
    creditsSent: business.today,
    creditsEffective,
    confirmedExpected: nextBankingDay(creditsEffective),
  });
}
