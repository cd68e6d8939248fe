import type { WorkKind } from "@/lib/domain/batches/status";
import { addDays, type Day, day, daysBetween } from "@/lib/domain/days";
import { type Claim, wakeWorkers } from "../work/due-work";
import type { Tx } from "../transaction";

const FIRST_DAY = day("2000-01-01");

/** A day as the number of its work: one piece of work a business, kind and day, whatever the number of Payments. */
const numberOf = (on: Day): number => daysBetween(FIRST_DAY, on);

/** The day that a piece of work is about. */
export const dayOfWork = (claim: Claim): Day => addDays(FIRST_DAY, claim.nth);

/**
 * Leaves the work of a day, once. If that day's work was done already (somebody committed behind its back, real time) it is
 * opened again: what comes late is found and goes on, and what went before is not touched twice.
 */
export async function addDayWork(
  tx: Tx,
  work: { businessId: string; kind: WorkKind; day: Day; dueAt: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO due_work AS w (business_id, kind, subject_id, nth, due_at)
    VALUES (${work.businessId}::uuid, ${work.kind}, ${work.businessId}::uuid, ${numberOf(work.day)}, ${work.dueAt})
    ON CONFLICT (business_id, kind, subject_id, nth) DO UPDATE SET done_at = NULL`;
  await wakeWorkers(tx);
}
