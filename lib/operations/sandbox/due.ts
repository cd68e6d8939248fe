import type { BusinessDay } from "@/lib/db/business-day";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";

/** When an answer comes, and whether the worker is told now: else the debit's next settling tells it (lib/db/work/simulations.ts). */
export type Due = { on: Day; isWork: boolean };

/** The day itself while its returns are still to come; else the next banking day. */
export function notBefore(business: BusinessDay, day: Day): Day {
  return instantAt(day, timetable.returns) > business.now ? day : nextBankingDay(business.today);
}
