import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import type { TaxLimit } from "@/lib/schemas/tax";

/**
 * Enters the §127 limit of a later year, with where it was read; entered again, the new figure stands. Splits already
 * stored on items are never rewritten (rules "Tax-free room").
 */
export async function enterTaxLimit(actor: UserActor, input: TaxLimit): Promise<void> {
  mustHave(actor, "settings:write");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { year, ...figures } = input;
    const data = { ...figures, enteredBy: actor.name, enteredAt: realNow() };
    await tx.section127Limit.upsert({
      where: { businessId_year: { businessId: actor.businessId, year } },
      create: { businessId: actor.businessId, year, ...data },
      update: data,
    });
    await recordActivity(tx, business, {
      kind: "settings.changed",
      subjectId: actor.businessId,
      actor: personOf(actor),
      data: { what: "section_127_limit", year, amount: input.amount, source: input.source },
    });
  });
}
