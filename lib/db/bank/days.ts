import type { WaitingFor } from "@/lib/domain/batches/status";
import type { Person } from "@/lib/domain/people/person";
import type { BusinessDay } from "../business-day";
import { lockName, type Tx } from "../transaction";
import { wakeWaiting } from "../work/due-work";

/** What of a day can be in: the bank's returns, the servicers' confirmations. */
export type DayAnswers = "returns" | "confirmations";

const WAITS: Record<DayAnswers, WaitingFor> = {
  returns: "return_file",
  confirmations: "confirmation_file",
};

const lock = (tx: Tx, businessId: string): Promise<void> => lockName(tx, `bank-day:${businessId}`);

/** Whether today's are in. Until commit nobody says so behind our back: a step that goes to wait is woken for certain. */
export async function isDayIn(tx: Tx, business: BusinessDay, what: DayAnswers): Promise<boolean> {
  await lock(tx, business.businessId);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM bank_day
     WHERE business_id = ${business.businessId}::uuid AND day = ${business.today}::date AND what = ${what}`;
  return rows.length > 0;
}

/** Notes that today's are in and wakes the work that waited for them. False if it was noted before. */
export async function noteDayIn(
  tx: Tx,
  business: BusinessDay,
  what: DayAnswers,
  by: { uploadId: string | null; person: Person },
): Promise<boolean> {
  await lock(tx, business.businessId);
  const written = await tx.$executeRaw`
    INSERT INTO bank_day (business_id, day, what, upload_id, said_by, said_by_id, at)
    VALUES (${business.businessId}::uuid, ${business.today}::date, ${what}, ${by.uploadId}::uuid, ${by.person.name},
            ${by.person.id}::uuid, ${business.now})
    ON CONFLICT (business_id, day, what) DO NOTHING`;
  await wakeWaiting(tx, business.businessId, WAITS[what]);
  return written === 1;
}
