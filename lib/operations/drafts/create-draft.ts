import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import { titleForMonth } from "@/lib/domain/drafts/title";
import { batchDates, releaseDay } from "@/lib/domain/schedule";
import { insertDraft } from "./insert-draft";

/** An empty draft, to pick employees into. */
export async function createDraft(actor: UserActor): Promise<{ id: string }> {
  mustHave(actor, "batches:prepare");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { debit } = batchDates(releaseDay(business.now, business.cutOff));
    return insertDraft(tx, business, actor, { title: titleForMonth(debit), origin: "grid" });
  });
}
