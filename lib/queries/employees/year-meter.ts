import { prisma } from "@/lib/db/client";
import { readBusinessDay } from "@/lib/db/business-day";
import { loadLimit } from "@/lib/db/roster/load-history";
import { dateOfDay, moneyOf } from "@/lib/db/rows";
import { day, yearOf } from "@/lib/domain/days";
import { isNearLimit } from "@/lib/domain/employees/room";
import { add, ZERO } from "@/lib/domain/money";
import { limitNotEnteredWords, roomLeft } from "@/lib/domain/tax";
import type { YearMeterView } from "@/lib/schemas/employees/employee";

const GIVEN_BACK = ["failed", "cancelled", "refunded", "replaced", "returned"];

/** What an employee has had of this year's §127 limit, here and elsewhere (rules "Tax-free room"). */
export async function readYearMeter(businessId: string, borrowerId: string): Promise<YearMeterView> {
  const { today } = await readBusinessDay(businessId);
  const year = yearOf(today);
  const [limit, items, benefit] = await Promise.all([
    loadLimit(prisma, businessId, year),
    prisma.batchItem.aggregate({
      where: {
        businessId,
        borrowerId,
        status: { notIn: GIVEN_BACK },
        benefitDate: { gte: dateOfDay(day(`${year}-01-01`)), lte: dateOfDay(day(`${year}-12-31`)) },
      },
      _sum: { taxFree: true, taxable: true },
    }),
    prisma.externalBenefit.findUnique({
      where: { businessId_borrowerId_year: { businessId, borrowerId, year } },
      select: { amount: true },
    }),
  ]);
  const used = items._sum.taxFree === null ? ZERO : moneyOf(items._sum.taxFree);
  const external = benefit === null ? ZERO : moneyOf(benefit.amount);
  return {
    year,
    limit: limit.amount,
    limitNote: limit.known ? null : limitNotEnteredWords(year, limit),
    used,
    external,
    room: roomLeft({ limit: limit.amount, external, used }),
    taxable: items._sum.taxable === null ? ZERO : moneyOf(items._sum.taxable),
    nearLimit: isNearLimit(add(used, external), limit.amount),
  };
}
