import { isDatabaseAway } from "@/lib/db/away";
import { walkClocks } from "@/lib/db/work/clock-walk";
import { claimDueWork, LeaseLost, restDueWork, underLease } from "@/lib/db/work/due-work";
import { log } from "@/lib/log";
import { steps } from "./steps";

/**
 * Does one piece of due work, or walks the sandbox clocks one step on. False when there was nothing to do. A piece that
 * fails is left resting with its reason, and the others go on. Throws while the database is away.
 */
export async function runNext(businessId?: string): Promise<boolean> {
  const claim = await claimDueWork(businessId);
  if (!claim) return (await walkClocks(businessId)) > 0;
  const step = steps[claim.kind];
  try {
    await underLease(claim, (tx) => step(tx, claim));
  } catch (error) {
    if (error instanceof LeaseLost) return true;
    // No fault of the work: its lease ends by itself, and whoever reaches the database first goes on with it.
    if (isDatabaseAway(error)) throw error;
    log.error(
      { error, work: claim.kind, subject: claim.subjectId, failures: claim.failures },
      "due work failed",
    );
    await restDueWork(claim, error instanceof Error ? error.message : String(error));
  }
  return true;
}

/** Until nothing is due: what the worker does each time it is woken, and what seeds and tests call directly. */
export async function runUntilIdle(businessId?: string, stop: () => boolean = () => false): Promise<void> {
  while (!stop() && (await runNext(businessId)));
}
