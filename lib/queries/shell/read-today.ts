import type { UserActor } from "@/lib/auth/actor";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Day } from "@/lib/domain/days";

/** The business's own date: in the sandbox where its clock stands. */
export async function readToday(actor: UserActor): Promise<Day> {
  return (await readBusinessDay(actor.businessId)).today;
}
