import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { RosterYear } from "@/lib/db/roster/employee-list";
import { loadLimit } from "@/lib/db/roster/load-history";
import { yearOf } from "@/lib/domain/days";
import { nearLimitFrom } from "@/lib/domain/employees/room";

/** The §127 year a business is in, with its limit. */
export async function rosterYear(businessId: string): Promise<RosterYear> {
  const { today } = await readBusinessDay(businessId);
  const year = yearOf(today);
  const { amount } = await loadLimit(prisma, businessId, year);
  return { year, limit: amount, nearFrom: nearLimitFrom(amount) };
}
