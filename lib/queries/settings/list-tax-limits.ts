import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { moneyOf } from "@/lib/db/rows";
import { STATUTORY_LIMITS } from "@/lib/domain/tax";
import type { TaxLimitView } from "@/lib/schemas/tax";

/** The §127 limits in force for this business, by year: the law's own, then those that an owner entered. */
export async function listTaxLimits(actor: UserActor): Promise<TaxLimitView[]> {
  mustHave(actor, "business:read");
  const entered = await prisma.section127Limit.findMany({
    where: { businessId: actor.businessId },
    orderBy: { year: "asc" },
    select: { year: true, amount: true, source: true, enteredBy: true },
  });
  return [
    ...STATUTORY_LIMITS.map((limit) => ({ ...limit, enteredBy: null })),
    ...entered.map((limit) => ({ ...limit, amount: moneyOf(limit.amount) })),
  ];
}
