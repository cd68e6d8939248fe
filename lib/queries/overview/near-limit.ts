import type { BusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { loadLimit } from "@/lib/db/roster/load-history";
import { countedItems, taxFreeKept } from "@/lib/db/roster/tax-year";
import { yearOf } from "@/lib/domain/days";
import { nearLimitFrom } from "@/lib/domain/employees/room";
import type { Attention } from "@/lib/schemas/reports/overview";

/** Employees who have used up this year's tax-free limit, or nearly: here and elsewhere (rules 6). */
export async function readNearLimit({ businessId, today }: BusinessDay): Promise<Attention[]> {
  const year = yearOf(today);
  const { amount: limit } = await loadLimit(prisma, businessId, year);
  const [row] = await prisma.$queryRaw<{ at_limit: number; near: number }[]>`
    SELECT count(*) FILTER (WHERE had >= ${limit}::numeric)::int AS at_limit,
           count(*) FILTER (WHERE had < ${limit}::numeric)::int AS near
      FROM (SELECT sum(had) AS had
              FROM (SELECT borrower_id, sum(${taxFreeKept}) AS had FROM batch_item
                     WHERE ${countedItems(businessId, year)}
                     GROUP BY borrower_id
                    UNION ALL
                    SELECT borrower_id, amount FROM external_benefit
                     WHERE business_id = ${businessId}::uuid AND year = ${year}) of
             GROUP BY borrower_id HAVING sum(had) >= ${nearLimitFrom(limit)}::numeric) e`;
  if (!row || row.at_limit + row.near === 0) return [];
  return [{ code: "near_limit", atLimit: row.at_limit, near: row.near, year, limit }];
}
