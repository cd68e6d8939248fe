import { isDayIn } from "@/lib/db/bank/days";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { WorkOutcome } from "@/lib/db/work/due-work";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";

/** Something is not confirmed yet: today's file is waited for; once it is in, tomorrow's. */
export async function untilConfirmed(tx: Tx, business: BusinessDay): Promise<WorkOutcome> {
  if (!(await isDayIn(tx, business, "confirmations"))) return { waitFor: "confirmation_file" };
  return { dueAt: instantAt(nextBankingDay(business.today), timetable.confirmations) };
}
