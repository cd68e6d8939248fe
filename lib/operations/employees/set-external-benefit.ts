import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { moneyOrNull } from "@/lib/db/rows";
import { inTransaction } from "@/lib/db/transaction";
import { formatMoney, isZero, ZERO } from "@/lib/domain/money";
import type { ExternalBenefitInput } from "@/lib/schemas/employees/employee";
import { lockedEmployee, recordEmployeeChange } from "./locked-employee";

/**
 * Enters what an employee had elsewhere of a year's §127 limit (tuition, another employer); zero takes it away. The lock on the
 * employee orders it against releases, which compute the room; splits of released items are never rewritten (rules "Tax-free room").
 */
export async function setExternalBenefit(actor: UserActor, input: ExternalBenefitInput): Promise<void> {
  mustHave(actor, "employees:write");
  const { year, amount } = input;
  const key = { businessId: actor.businessId, borrowerId: input.id, year };
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await lockedEmployee(tx, actor.businessId, input.id);
    const stored = await tx.externalBenefit.findUnique({ where: { businessId_borrowerId_year: key } });
    const before = moneyOrNull(stored?.amount ?? null);
    if ((before ?? ZERO) === amount) return;
    if (isZero(amount)) await tx.externalBenefit.delete({ where: { businessId_borrowerId_year: key } });
    else
      await tx.externalBenefit.upsert({
        where: { businessId_borrowerId_year: key },
        create: { ...key, amount },
        update: { amount },
      });
    await recordEmployeeChange(tx, business, actor, input.id, [
      `Educational assistance elsewhere in ${year}: ${formatMoney(before ?? ZERO)} → ${formatMoney(amount)}`,
    ]);
  });
}
