import { type Actor, personOf } from "@/lib/auth/actor";
import { lockReferences } from "@/lib/db/batches/references";
import type { BusinessDay } from "@/lib/db/business-day";
import { contentHash, type LiveRow, liveRows, rowNumber } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { problemWithTotal } from "@/lib/domain/batches/total";
import type { Day } from "@/lib/domain/days";
import { sum } from "@/lib/domain/money";
import { describeProblem } from "@/lib/domain/payments/problems";
import { PAYDOWN, type Person } from "@/lib/domain/people/person";
import { NOBODY } from "@/lib/domain/uuid";
import { checkPayments, type CheckResult, type PaymentByIds } from "../batches/check-payments";
import { lockFundingAccount, mayRelease, writeBatch } from "../batches/write-batch";
import { referencesInUse } from "./references";
import { newWarnings, warningsOf } from "./release-warnings";
import { sendBackWithReasons } from "./send-back";

export type ReleaseOutcome =
  | { outcome: "released"; batchId: string }
  | { outcome: "scheduled"; releaseOn: Day }
  /** Something became wrong since it was sent: the draft is back with its preparers. */
  | { outcome: "sent_back"; reasons: string[] }
  /** Something became worth a look: it now stands on the rows, and the approver decides again. */
  | { outcome: "new_warnings"; warnings: string[]; hash: string };

/**
 * Releases a locked draft if it still stands when everything is asked again; `alone`: by somebody who prepared it, since nobody
 * else may.
 */
export async function releaseChecked(
  tx: Tx,
  business: BusinessDay,
  actor: Actor,
  draft: BatchDraft,
  alone: boolean,
): Promise<ReleaseOutcome> {
  await mayRelease(tx, business);
  await lockReferences(tx, draft.businessId);
  const rows = await liveRows(tx, draft.businessId, draft.id);
  const result = await checkPayments(tx, business, rows.map(toCheck), { lock: true });
  const reasons = await reasonsAgainst(tx, draft, rows, result);
  if (reasons.length > 0) {
    await sendBackWithReasons(tx, business, draft, PAYDOWN, reasons);
    return { outcome: "sent_back", reasons };
  }
  const fresh = await newWarnings(tx, draft, rows, result);
  if (fresh) return { outcome: "new_warnings", ...fresh };
  const batchId = await write(tx, business, actor, draft, rows, result, alone);
  return { outcome: "released", batchId };
}

/** A row that names nobody stays in its place: its answer is null, and it is sent back. */
const toCheck = (row: LiveRow): PaymentByIds => ({
  row: rowNumber(row),
  borrowerId: row.borrowerId ?? NOBODY,
  allocation: row.allocation,
  amount: row.amount,
});

async function reasonsAgainst(
  tx: Tx,
  draft: BatchDraft,
  rows: LiveRow[],
  result: CheckResult,
): Promise<string[]> {
  const reasons: string[] = [];
  if (rows.length === 0) reasons.push("The draft has no payments.");
  if (draft.sourceAccountId === null) reasons.push("No account to pay from is chosen.");
  else {
    const account = await lockFundingAccount(tx, draft.businessId, draft.sourceAccountId);
    if (account.problem) reasons.push(account.problem);
  }
  rows.forEach((row, place) => {
    const checked = result.checked[place];
    const errors = checked?.problems.filter((problem) => problem.severity === "error") ?? [];
    for (const problem of errors) reasons.push(describeProblem(problem, rowNumber(row)));
    if (errors.length === 0 && (!checked?.servicerId || row.amount === null)) {
      reasons.push(`Row ${rowNumber(row)}: something is missing. Open the row and complete it.`);
    }
  });
  reasons.push(...(await referencesInUse(tx, draft, rows)));
  const tooMuch = problemWithTotal(sum(rows.flatMap((row) => row.amount ?? [])));
  if (tooMuch !== null) reasons.push(tooMuch);
  return reasons;
}

async function write(
  tx: Tx,
  business: BusinessDay,
  actor: Actor,
  draft: BatchDraft,
  rows: LiveRow[],
  result: CheckResult,
  alone: boolean,
): Promise<string> {
  const items = rows.flatMap((row, place) => {
    const checked = result.checked[place];
    if (!checked?.servicerId || row.amount === null || row.borrowerId === null || row.allocation === null)
      return [];
    return [
      {
        borrowerId: row.borrowerId,
        allocationType: row.allocation.type,
        loanId: row.allocation.type === "loan" ? row.allocation.id : null,
        servicerId: checked.servicerId,
        amount: row.amount,
        referenceId: row.referenceId,
        taxFree: checked.taxFree,
        taxable: checked.taxable,
      },
    ];
  });
  const preparers = await tx.$queryRaw<{ name: string }[]>`
    SELECT u.name FROM draft_preparer p JOIN app_user u ON u.id = p.user_id
     WHERE p.business_id = ${draft.businessId}::uuid AND p.draft_id = ${draft.id}::uuid ORDER BY u.name`;
  const releaser = actor.kind === "worker" ? await approverOf(tx, draft) : personOf(actor);
  const batchId = await writeBatch(tx, business, {
    businessId: draft.businessId,
    title: draft.title,
    referenceId: draft.referenceId,
    payloadHash: await contentHash(tx, draft.businessId, draft.id),
    sourceAccountId: draft.sourceAccountId ?? "",
    totalAmount: sum(items.map((item) => item.amount)),
    warnings: warningsOf(rows, result),
    dates: result.dates,
    preparedBy: preparers.map((person) => person.name).join(", "),
    releasedBy: alone ? { ...releaser, name: `${releaser.name} (alone: nobody else may release)` } : releaser,
    createdAt: business.now,
    items,
  });
  await tx.batchDraft.update({
    where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
    data: { status: "released", batchId, approvedBy: releaser.id, updatedAt: business.now },
  });
  return batchId;
}

async function approverOf(tx: Tx, draft: BatchDraft): Promise<Person> {
  if (draft.approvedBy === null) return PAYDOWN;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: draft.approvedBy },
    select: { id: true, name: true },
  });
  return user;
}
