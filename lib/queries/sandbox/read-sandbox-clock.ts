import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { readWaitingFor } from "@/lib/db/work/due-work";
import { notFound } from "@/lib/domain/refusal";
import type { SandboxClockView } from "@/lib/schemas/sandbox";

/**
 * Where the business's clock stands. `idle` is false while somebody moves it, and while the day waits for a file or a person.
 * A live business has none: not found.
 */
export async function readSandboxClock(actor: Actor): Promise<SandboxClockView> {
  mustHave(actor, "business:read");
  const { clock, today, now } = await readBusinessDay(actor.businessId);
  if (clock === null) throw notFound("clock");
  const waitingFor = await readWaitingFor(actor.businessId, now);
  if (waitingFor !== null) return { date: today, idle: false, waiting_for: waitingFor };
  return { date: today, idle: clock.target === null };
}
