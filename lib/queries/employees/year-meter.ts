import { prisma } from "@/lib/db/client";
import { readBusinessDay } from "@/lib/db/business-day";
import { loadLimit } from "@/lib/db/roster/load-history";
import { countedItems, taxableKept, taxFreeKept } from "@/lib/db/roster/tax-year";
import { moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { yearOf } from "@/lib/domain/days";
import { isNearLimit } from "@/lib/domain/employees/room";
import { add, ZERO } from "@/lib/domain/money";
import { limitNotEnteredWords, roomLeft } from "@/lib/domain/tax";
import type { YearMeterView } from "@/lib/schemas/employees/employee";

/** What an employee has had of this year's §127 limit, here and elsewhere (rules "Tax-free room"). */
export async function readYearMeter(businessId: string, borrowerId: string): Promise<YearMeterView> {
  const { today } = await readBusinessDay(businessId);
  const year = yearOf(today);
  const [limit, [had], benefit] = await Promise.all([
    loadLimit(prisma, businessId, year),
    prisma.$queryRaw<{ used: Numeric; taxable: Numeric }[]>`
      SELECT coalesce(sum(${taxFreeKept}), 0) AS used, coalesce(sum(${taxableKept}), 0) AS taxable
        FROM batch_item WHERE ${countedItems(businessId, year)} AND borrower_id = ${borrowerId}::uuid`,
    prisma.externalBenefit.findUnique({
      where: { businessId_borrowerId_year: { businessId, borrowerId, year } },
      select: { amount: true },
    }),
  ]);
  if (!had) throw new Error("an aggregate gives one row");
  const used = moneyOf(had.used);
  const external = benefit === null ? ZERO : moneyOf(benefit.amount);
  return {
    year,
    limit: limit.amount,
    limitNote: limit.known ? null : limitNotEnteredWords(year, limit),
    used,
    external,
    room: roomLeft({ limit: limit.amount, external, used }),
    taxable: moneyOf(had.taxable),
    nearLimit: isNearLimit(add(used, external), limit.amount),
  };
}
