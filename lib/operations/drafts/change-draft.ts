import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { dropDueWork } from "@/lib/db/work/due-work";
import { lockDraft } from "@/lib/db/drafts/draft-row";
import type { BatchDraft, JsonObject } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import type { DraftVersion } from "@/lib/schemas/draft";
import { recheckRows, type WhichRows } from "./recheck-rows";

export type DraftChange = { tx: Tx; business: BusinessDay; draft: BatchDraft };

type Changed<T> = {
  value: T;
  /** Whose payments must be checked anew: one row bears on its employee's others. */
  recheck: WhichRows | "none";
  /** For the record: what was changed, in a few facts. */
  what: JsonObject;
};

/**
 * The one way to change what is in a draft: locks it, takes it back from approval (what an approver agreed to must be what is
 * released), counts the version, remembers who prepared, checks what the change bears on and stores what was found.
 * Refused with `conflict` where it was released, deleted, or changed since the page that asks was read.
 */
export async function changeDraft<T>(
  actor: UserActor,
  input: { id: string; version: number },
  work: (change: DraftChange) => Promise<Changed<T>>,
): Promise<DraftVersion<T>> {
  mustHave(actor, "batches:prepare");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    refuseClosed(draft.status);
    refuseStale(draft, input.version);
    await withdraw(tx, business, draft, actor);
    const { value, recheck, what } = await work({ tx, business, draft });
    if (recheck !== "none") await recheckRows(tx, business, draft.id, recheck);
    const { version } = await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data: { version: { increment: 1 }, updatedAt: business.now },
      select: { version: true },
    });
    await addPreparer(tx, draft, actor);
    await recordActivity(tx, business, {
      kind: "draft.changed",
      subjectId: draft.id,
      actor: personOf(actor),
      data: what,
    });
    return { version, value };
  });
}

export function refuseClosed(status: string): void {
  if (status === "released") {
    throw new Refusal("conflict", "This batch was released. What was released is not changed any more.");
  }
  if (status === "deleted") throw new Refusal("conflict", "This draft was deleted.");
}

/** Refuses what was decided by a page that no longer shows the draft as it is. */
export function refuseStale(draft: { version: number }, version: number): void {
  if (draft.version === version) return;
  throw new Refusal(
    "conflict",
    "This draft was changed meanwhile, by somebody else or in another window. It is shown as it is now: look, and do once more what you meant.",
  );
}

/** Everybody who created or changed anything in a draft: none of them may release it. */
export async function addPreparer(
  tx: Tx,
  draft: { businessId: string; id: string },
  actor: UserActor,
): Promise<void> {
  await tx.draftPreparer.createMany({
    data: { businessId: draft.businessId, draftId: draft.id, userId: actor.userId },
    skipDuplicates: true,
  });
}

/** Back to a draft, if it is none: not sent, not approved, not scheduled. */
export async function withdraw(
  tx: Tx,
  business: BusinessDay,
  draft: BatchDraft,
  actor: UserActor,
): Promise<void> {
  if (draft.status === "draft") return;
  await dropDueWork(tx, draft.businessId, draft.id, ["release_scheduled"]);
  await tx.batchDraft.update({
    where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
    data: {
      status: "draft",
      contentHash: null,
      sentBy: null,
      sentAt: null,
      sentNote: null,
      approvedBy: null,
      releaseOn: null,
    },
  });
  await recordActivity(tx, business, {
    kind: "draft.unscheduled",
    subjectId: draft.id,
    actor: personOf(actor),
    data: { from: draft.status },
  });
}
