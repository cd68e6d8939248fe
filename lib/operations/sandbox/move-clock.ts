import { type Actor, type BorrowerActor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { readBusinessDay } from "@/lib/db/business-day";
import { wakeWaiting } from "@/lib/db/work/due-work";
import { prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { makeWaitingDue } from "@/lib/db/webhooks/endpoints";
import { realNow } from "@/lib/clock";
import { timetable } from "@/lib/domain/batches/timetable";
import { type WaitingFor, waitingFors } from "@/lib/domain/batches/status";
import { addDays, type Day, dayOf, formatInstant, instantAt } from "@/lib/domain/days";
import { invalid, notFound } from "@/lib/domain/refusal";

export const MOVE_DAYS_MAX = 400;
const WAIT_MAX_MS = 60_000;
const LOOK_AGAIN_MS = 40;

/** `waitingFor`: it stopped on this day, since only a file or a person lets its work go on (rules "Time"). */
export type Moved = { date: Day; now: Date; idle: boolean; waitingFor: WaitingFor | null };

/**
 * Moves a sandbox business's time forward to a day (its 09:00) or a local time, and answers once the worker has done all
 * work due on the way; `idle: false` when that takes longer than a minute, or when it stops on a day that waits for a file
 * or a person. A live business has no such clock: not found.
 */
export async function moveClock(
  actor: Actor | BorrowerActor,
  input: { to: { day: Day; time?: string | undefined } },
): Promise<Moved> {
  // An employee lives by the same clock as the business; everybody signed in to it may move it (rules "Time").
  if (actor.kind !== "borrower") mustHave(actor, "clock:move");
  const target = instantAt(input.to.day, input.to.time ?? timetable.morning);
  await inTransaction(async (tx) => {
    // Two people moving at once: the row's lock lets the second see the first one's target.
    const locked = await tx.$executeRaw`
      SELECT FROM business_clock WHERE business_id = ${actor.businessId}::uuid FOR UPDATE`;
    if (locked === 0) throw notFound("clock");
    const business = await readBusinessDay(actor.businessId, tx);
    checkTarget(business.now, business.today, input.to, target);
    if (target <= business.now) return;
    const furthest =
      business.clock?.target && business.clock.target > target ? business.clock.target : target;
    await tx.businessClock.update({ where: { businessId: actor.businessId }, data: { target: furthest } });
    // Whoever moves the clock asks anew: a person may have settled what was waited for.
    for (const waitingFor of waitingFors) await wakeWaiting(tx, actor.businessId, waitingFor);
    await makeWaitingDue(tx, actor.businessId);
    await recordActivity(tx, business, {
      kind: "clock.moved",
      subjectId: actor.businessId,
      actor: personOf(actor),
      data: { to: target.toISOString() },
    });
  });
  return untilIdle(actor.businessId, target);
}

function checkTarget(now: Date, today: Day, to: { day: Day; time?: string | undefined }, target: Date): void {
  const sameDay = to.day === today && to.time === undefined;
  if (target < now && !sameDay) {
    throw invalid([
      { path: "advance_to", message: `The clock only moves forward: it stands at ${formatInstant(now)}.` },
    ]);
  }
  if (to.day > addDays(today, MOVE_DAYS_MAX)) {
    throw invalid([
      { path: "advance_to", message: `The clock moves at most ${MOVE_DAYS_MAX} days at once.` },
    ]);
  }
}

async function untilIdle(businessId: string, target: Date): Promise<Moved> {
  const giveUpAt = realNow().getTime() + WAIT_MAX_MS;
  for (;;) {
    const [state] = await prisma.$queryRaw<{ now: Date; busy: boolean; waiting_for: WaitingFor | null }[]>`
      SELECT c.now, coalesce(w.busy, false) AS busy, w.waiting_for
        FROM business_clock c
        LEFT JOIN LATERAL (SELECT bool_or(d.waiting_for IS NULL) AS busy, min(d.waiting_for) AS waiting_for
                             FROM due_work d
                            WHERE d.business_id = c.business_id AND d.done_at IS NULL AND d.due_at <= least(c.now, ${target})) w
          ON true
       WHERE c.business_id = ${businessId}::uuid`;
    if (!state) throw notFound("clock");
    const waitingFor = state.busy ? null : state.waiting_for;
    const idle = state.now >= target && !state.busy && waitingFor === null;
    if (idle || waitingFor !== null || realNow().getTime() > giveUpAt) {
      return { date: dayOf(state.now), now: state.now, idle, waitingFor };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
