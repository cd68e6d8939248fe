import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { notFound } from "@/lib/domain/refusal";
import type { SandboxClockView } from "@/lib/schemas/sandbox";

/** Where the business's clock stands. `idle` is false while somebody moves it. A live business has none: not found. */
export async function readSandboxClock(actor: Actor): Promise<SandboxClockView> {
  mustHave(actor, "business:read");
  const { clock, today } = await readBusinessDay(actor.businessId);
  if (clock === null) throw notFound("clock");
  return { date: today, idle: clock.target === null };
}
