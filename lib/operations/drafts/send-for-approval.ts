import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave, rolesThatMay } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { contentHash, liveRows, lockDraft } from "@/lib/db/drafts/draft-row";
import { peopleWithRole, queueMail } from "@/lib/db/mail";
import { inTransaction } from "@/lib/db/transaction";
import { letter } from "@/lib/domain/batches/letters";
import { sum } from "@/lib/domain/money";
import { invalid, type Problem, Refusal } from "@/lib/domain/refusal";
import { linkTo } from "../batches/links";
import { lockFundingAccount } from "../batches/write-batch";
import { referencesInUse } from "./references";

/**
 * Freezes a draft by its content's hash and asks the approvers. Refused while a row has an error, a warning was neither kept
 * nor excluded, or no usable account is chosen; every reason is told at once.
 */
export async function sendForApproval(
  actor: UserActor,
  input: { id: string; note?: string | undefined },
): Promise<{ hash: string }> {
  mustHave(actor, "batches:prepare");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    if (draft.status !== "draft")
      throw new Refusal("conflict", "This draft has already been sent for approval.");
    const rows = await liveRows(tx, actor.businessId, draft.id);
    const problems: Problem[] = [];
    if (rows.length === 0) problems.push({ path: "rows", message: "Add at least one payment first." });
    const wrong = rows.filter(
      (row) => row.errors > 0 || row.amount === null || row.allocation === null,
    ).length;
    if (wrong > 0)
      problems.push({
        path: "rows",
        message: `${wrong} ${wrong === 1 ? "row has" : "rows have"} an error. Mend or exclude ${wrong === 1 ? "it" : "them"} first.`,
      });
    const unseen = rows.filter((row) => row.errors === 0 && row.warnings > 0 && !row.kept).length;
    if (unseen > 0)
      problems.push({
        path: "rows",
        message: `${unseen} ${unseen === 1 ? "warning waits" : "warnings wait"} for a decision: keep or exclude ${unseen === 1 ? "it" : "them"}.`,
      });
    for (const message of await referencesInUse(tx, draft, rows)) problems.push({ path: "rows", message });
    if (draft.sourceAccountId === null)
      problems.push({ path: "sourceAccountId", message: "Choose the account to pay from." });
    else {
      const account = await lockFundingAccount(tx, actor.businessId, draft.sourceAccountId);
      if (account.problem) problems.push({ path: "sourceAccountId", message: account.problem });
    }
    if (problems.length > 0) throw invalid(problems);
    const hash = await contentHash(tx, actor.businessId, draft.id);
    await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data: {
        status: "awaiting_approval",
        contentHash: hash,
        sentBy: actor.userId,
        sentAt: business.now,
        sentNote: input.note ?? null,
        sentBackBy: null,
        sentBackReason: null,
      },
    });
    await recordActivity(tx, {
      businessId: draft.businessId,
      kind: "draft.sent",
      subjectId: draft.id,
      actor: personOf(actor),
      at: business.now,
      data: { hash },
    });
    const approvers = await peopleWithRole(tx, draft.businessId, rolesThatMay("batches:release"));
    await queueMail(
      tx,
      draft.businessId,
      business.now,
      approvers,
      letter({
        kind: "approval_wanted",
        title: draft.title,
        payments: rows.length,
        total: sum(rows.flatMap((row) => row.amount ?? [])),
        by: actor.name,
        note: input.note ?? null,
        link: linkTo(`/approvals?draft=${draft.id}`),
      }),
    );
    return { hash };
  });
}
