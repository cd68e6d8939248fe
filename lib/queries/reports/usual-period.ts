import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { dayOrNull } from "@/lib/db/rows";
import { type Day, lastOfMonth } from "@/lib/domain/days";
import { monthPeriod, type Period, presetPeriod } from "@/lib/domain/reports/period";

/**
 * The month that the payroll report opens on: the latest, up to the running one, in which a payment reaches a servicer; if there is
 * none yet, the first to come; before the first payment of all, the last month.
 */
export async function usualPayrollPeriod(actor: UserActor, today: Day): Promise<Period> {
  mustHave(actor, "business:read");
  const [row] = await prisma.$queryRaw<{ latest: Date | null; next: Date | null }[]>`
    SELECT max(benefit_date) FILTER (WHERE benefit_date <= ${lastOfMonth(today)}::date) AS latest,
           min(benefit_date) FILTER (WHERE benefit_date > ${lastOfMonth(today)}::date) AS next
      FROM batch_item
     WHERE business_id = ${actor.businessId}::uuid AND status IN ('pending', 'sent', 'posted', 'refunded')`;
  const found = dayOrNull(row?.latest ?? row?.next ?? null);
  return found === null ? presetPeriod("last_month", today) : monthPeriod(found, today);
}
