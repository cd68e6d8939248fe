import type { UserActor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockDraft } from "@/lib/db/drafts/draft-row";
import { inTransaction } from "@/lib/db/transaction";
import { refuseClosed, withdraw } from "./change-draft";

/** Takes a draft back from approval or from its chosen day, unchanged. Both who prepare and who release may. */
export async function withdrawDraft(actor: UserActor, input: { id: string }): Promise<void> {
  if (!may(actor, "batches:release")) mustHave(actor, "batches:prepare");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    refuseClosed(draft.status);
    await withdraw(tx, business, draft, actor);
  });
}
