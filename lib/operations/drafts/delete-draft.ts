import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockDraft, lockDraftFile } from "@/lib/db/drafts/draft-row";
import { inTransaction, isUniqueViolation, type Tx } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import { refuseClosed, withdraw } from "./change-draft";

/** Puts a draft away; `restoreDraft` brings it back. */
export async function deleteDraft(actor: UserActor, input: { id: string }): Promise<void> {
  mustHave(actor, "batches:prepare");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    refuseClosed(draft.status);
    await withdraw(tx, business, draft, actor);
    await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data: { status: "deleted", updatedAt: business.now },
    });
    await recordActivity(tx, business, {
      kind: "draft.deleted",
      subjectId: draft.id,
      actor: personOf(actor),
    });
  });
}

/** Undoes a deletion. Conflict where the same file was brought in again meanwhile: one file has one open draft. */
export async function restoreDraft(actor: UserActor, input: { id: string }): Promise<void> {
  mustHave(actor, "batches:prepare");
  try {
    await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, actor.businessId);
      await lockFileOf(tx, actor.businessId, input.id);
      const draft = await lockDraft(tx, actor.businessId, input.id);
      if (draft.status !== "deleted") return;
      await tx.batchDraft.update({
        where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
        data: { status: "draft", updatedAt: business.now },
      });
      await recordActivity(tx, business, {
        kind: "draft.changed",
        subjectId: draft.id,
        actor: personOf(actor),
        data: { restored: true },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Refusal(
      "conflict",
      "The same file was brought in again meanwhile: that draft is open already.",
    );
  }
}

/** One file has one open draft: who restores one waits for who brings the same file in just now. */
async function lockFileOf(tx: Tx, businessId: string, id: string): Promise<void> {
  const draft = await tx.batchDraft.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { fileHash: true },
  });
  if (draft?.fileHash) await lockDraftFile(tx, businessId, draft.fileHash);
}
