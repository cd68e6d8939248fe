import type { BusinessDay } from "@/lib/db/business-day";
import { type Day, dayOf } from "@/lib/domain/days";
import { releaseDay } from "@/lib/domain/schedule";

/** The day whose file closes with work that was due then: that day itself, or the next open one where the worker comes too late. */
export function closingDay(business: BusinessDay, due: Date): Day {
  const day = dayOf(due);
  return day === business.today ? day : releaseDay(business.now, business.cutOff);
}
