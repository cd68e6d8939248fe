import type { BorrowerActor, UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { closedReason, isBankingDay, nextBankingDay } from "@/lib/domain/banking-calendar";
import { addDays, clockTimeOf, formatInstant } from "@/lib/domain/days";
import type { ClockView } from "@/lib/schemas/clock";

/** The business's name and, in the sandbox, its clock: what stands on every page of its people and employees. */
export async function readClock(
  actor: UserActor | BorrowerActor,
): Promise<{ business: string; paymentsProgramme: boolean; clock: ClockView | null }> {
  const business = await readBusinessDay(actor.businessId);
  const { today, now, cutOff, paymentsProgramme } = business;
  if (business.clock === null) return { business: business.name, paymentsProgramme, clock: null };
  const before = isBankingDay(today) && clockTimeOf(now) < `${cutOff}:00`;
  return {
    business: business.name,
    paymentsProgramme,
    clock: {
      today,
      time: formatInstant(now).split(", ").at(-1) ?? "",
      nextBankingDay: nextBankingDay(today),
      skipped: closedReason(addDays(today, 1)),
      cutOff: before ? cutOff : null,
      readsFiles: actor.kind === "user" && may(actor, "bank:files"),
    },
  };
}
