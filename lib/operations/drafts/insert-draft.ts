import { personOf, type UserActor } from "@/lib/auth/actor";
import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { addPreparer } from "./change-draft";

type NewDraft = {
  title: string;
  origin: "grid" | "file" | "repeat";
  fileName?: string;
  fileHash?: string;
  sourceAccountId?: string | null;
};

/** A new draft without rows, prepared by this person. Where the business has one usable account only, it is chosen. */
export async function insertDraft(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  draft: NewDraft,
): Promise<{ id: string }> {
  const { businessId } = business;
  const { id } = await tx.batchDraft.create({
    data: {
      businessId,
      title: draft.title,
      origin: draft.origin,
      fileName: draft.fileName ?? null,
      fileHash: draft.fileHash ?? null,
      sourceAccountId: draft.sourceAccountId ?? (await onlyAccount(tx, businessId)),
      createdBy: actor.userId,
      createdAt: business.now,
      updatedAt: business.now,
    },
    select: { id: true },
  });
  await addPreparer(tx, { businessId, id }, actor);
  await recordActivity(tx, business, {
    kind: "draft.created",
    subjectId: id,
    actor: personOf(actor),
    data: { origin: draft.origin, ...(draft.fileName === undefined ? {} : { fileName: draft.fileName }) },
  });
  return { id };
}

async function onlyAccount(tx: Tx, businessId: string): Promise<string | null> {
  const accounts = await tx.sourceAccount.findMany({
    where: { businessId, borrowerId: null, status: "verified" },
    select: { id: true },
    take: 2,
  });
  return accounts.length === 1 ? (accounts[0]?.id ?? null) : null;
}
