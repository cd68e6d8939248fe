import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { dropDueWork } from "@/lib/db/work/due-work";
import { lockDraft } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import { queueMail } from "@/lib/db/mails/mail";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { letter } from "@/lib/domain/batches/letters";
import type { Person } from "@/lib/domain/people/person";
import { Refusal } from "@/lib/domain/refusal";
import { linkTo } from "../links";

/** An approver sends a draft back with a reason; its preparers are told by mail. */
export async function sendDraftBack(actor: UserActor, input: { id: string; reason: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    if (draft.status !== "awaiting_approval" && draft.status !== "scheduled") {
      throw new Refusal("conflict", "This batch is not waiting for approval any more.");
    }
    await sendBackWithReasons(tx, business, draft, personOf(actor), [input.reason]);
  });
}

/** Opens the draft for changes again and tells everybody who prepared it why. */
export async function sendBackWithReasons(
  tx: Tx,
  business: BusinessDay,
  draft: BatchDraft,
  by: Person,
  reasons: readonly string[],
): Promise<void> {
  const reason = reasons.join("\n");
  await dropDueWork(tx, draft.businessId, draft.id, ["release_scheduled"]);
  await tx.batchDraft.update({
    where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
    data: {
      status: "draft",
      sentBackBy: by.name,
      sentBackReason: reason,
      releaseOn: null,
      approvedBy: null,
      contentHash: null,
    },
  });
  await recordActivity(tx, business, {
    kind: "draft.sent_back",
    subjectId: draft.id,
    actor: by,
    data: { reason },
  });
  const preparers = await tx.$queryRaw<{ email: string; name: string }[]>`
    SELECT u.email, u.name FROM draft_preparer p JOIN app_user u ON u.id = p.user_id
     WHERE p.business_id = ${draft.businessId}::uuid AND p.draft_id = ${draft.id}::uuid AND u.status = 'active'`;
  const link = linkTo(`/batch-payments/drafts/${draft.id}`);
  await queueMail(
    tx,
    business,
    preparers,
    letter({
      kind: "sent_back",
      title: draft.title,
      by: by.name,
      reason,
      link,
    }),
  );
}
