import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave, rolesThatMay } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { contentHash, type LiveRow, liveRows, lockDraft, payees } from "@/lib/db/drafts/draft-row";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { BatchDraft } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { problemWithTotal } from "@/lib/domain/batches/total";
import { letter } from "@/lib/domain/batches/letters";
import { counted } from "@/lib/domain/counted";
import { sum } from "@/lib/domain/money";
import { invalid, type Problem, Refusal } from "@/lib/domain/refusal";
import { missingForPayments } from "../bank/what-is-missing";
import { linkTo } from "../links";
import { lockFundingAccount } from "../batches/write-batch";
import { refuseStale } from "./change-draft";
import { referencesInUse } from "./references";

/**
 * Freezes a draft by its content's hash and asks the approvers. Refused while a row has an error, a warning was neither kept
 * nor excluded, or no usable account is chosen; every reason is told at once. `version` is what its sender was shown: changed
 * meanwhile: conflict, so that nothing is sent that nobody looked at.
 */
export async function sendForApproval(
  actor: UserActor,
  input: { id: string; version: number; note?: string | undefined },
): Promise<{ hash: string }> {
  mustHave(actor, "batches:prepare");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    if (draft.status !== "draft")
      throw new Refusal("conflict", "This draft has already been sent for approval.");
    refuseStale(draft, input.version);
    const rows = await liveRows(tx, actor.businessId, draft.id);
    const problems = await problemsWithSending(tx, draft, rows);
    for (const message of await missingForPayments(tx, business, await payees(tx, draft)))
      problems.push({ path: "rows", message });
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
    await recordActivity(tx, business, {
      kind: "draft.sent",
      subjectId: draft.id,
      actor: personOf(actor),
      data: { hash },
    });
    const approvers = await peopleWithRole(tx, draft.businessId, rolesThatMay("batches:release"));
    await queueMail(
      tx,
      business,
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

async function problemsWithSending(tx: Tx, draft: BatchDraft, rows: readonly LiveRow[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const rowsSay = (message: string) => problems.push({ path: "rows", message });
  if (rows.length === 0) rowsSay("Add at least one payment first.");
  const wrong = rows.filter((row) => row.errors > 0 || row.amount === null || row.allocation === null);
  if (wrong.length > 0)
    rowsSay(
      `${counted(wrong.length, "row has an error. Mend or exclude it", "rows have an error. Mend or exclude them")} first.`,
    );
  const unseen = rows.filter((row) => row.errors === 0 && row.warnings > row.keptCodes.length);
  if (unseen.length > 0)
    rowsSay(`${counted(unseen.length, "warning waits", "warnings wait")} for a decision: keep or exclude.`);
  for (const message of await referencesInUse(tx, draft, rows)) rowsSay(message);
  const tooMuch = problemWithTotal(sum(rows.flatMap((row) => row.amount ?? [])));
  if (tooMuch !== null) rowsSay(tooMuch);
  if (draft.sourceAccountId === null) {
    problems.push({ path: "sourceAccountId", message: "Choose the account to pay from." });
  } else {
    const account = await lockFundingAccount(tx, draft.businessId, draft.sourceAccountId);
    if (account.problem) problems.push({ path: "sourceAccountId", message: account.problem });
  }
  return problems;
}
