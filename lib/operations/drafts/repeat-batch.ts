import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { titleOfRepeat } from "@/lib/domain/drafts/title";
import { notFound } from "@/lib/domain/refusal";
import { batchDates, releaseDay } from "@/lib/domain/schedule";
import { insertDraft } from "./insert-draft";
import { recheckRows } from "./recheck-rows";

/** A new draft with the payments of a released batch: same employees, loans and amounts, everything checked as of now. */
export async function repeatBatch(actor: UserActor, input: { batchId: string }): Promise<{ id: string }> {
  mustHave(actor, "batches:prepare");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const batch = await tx.batch.findUnique({
      where: { businessId_id: { businessId: actor.businessId, id: input.batchId } },
      select: { id: true, title: true, valid: true, sourceAccount: { select: { id: true, status: true } } },
    });
    if (!batch?.valid) throw notFound("batch");
    const { debit } = batchDates(releaseDay(business.now, business.cutOff));
    const account = batch.sourceAccount;
    const draft = await insertDraft(tx, business, actor, {
      title: titleOfRepeat(batch.title ?? "Contributions", debit),
      origin: "repeat",
      sourceAccountId: account?.status === "verified" ? account.id : null,
    });
    await copyItems(tx, actor.businessId, batch.id, draft.id);
    await recheckRows(tx, business, draft.id, "all");
    return draft;
  });
}

/** A re-sent item took the place of the one it replaces: each payment stands once. References belong to what was released. */
async function copyItems(tx: Tx, businessId: string, batchId: string, draftId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft_row (business_id, draft_id, position, borrower_id, allocation_type, loan_id, servicer_id, amount)
    SELECT i.business_id, ${draftId}::uuid, row_number() OVER (ORDER BY i.position, i.id), i.borrower_id, i.allocation_type,
           i.loan_id, i.servicer_id, i.amount
      FROM batch_item i
     WHERE i.business_id = ${businessId}::uuid AND i.batch_id = ${batchId}::uuid AND i.status <> 'replaced'`;
}
