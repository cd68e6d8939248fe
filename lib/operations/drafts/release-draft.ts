import { type Actor, personOf, type UserActor, type WorkerActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockReferences } from "@/lib/db/batches/references";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { addDueWork, dropDueWork } from "@/lib/db/work/due-work";
import { contentHash, type LiveRow, liveRows, lockDraft, rowNumber } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isBankingDay, nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { problemWithTotal } from "@/lib/domain/batches/total";
import { type Day, formatDayLong, instantAt } from "@/lib/domain/days";
import { sum } from "@/lib/domain/money";
import { describeProblem } from "@/lib/domain/payments/problems";
import { PAYDOWN, type Person } from "@/lib/domain/people/person";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { checkPayments, type CheckResult, type PaymentByIds } from "../batches/check-payments";
import { lockFundingAccount, mayRelease, writeBatch } from "../batches/write-batch";
import { referencesInUse } from "./references";
import { newWarnings, warningsOf } from "./release-warnings";
import { sendBackWithReasons } from "./send-back";
import { approverGone, checkReleaser, hasPrepared, tellReleasers } from "./who-releases";

export type ReleaseOutcome =
  | { outcome: "released"; batchId: string }
  | { outcome: "scheduled"; releaseOn: Day }
  /** Something became wrong since it was sent: the draft is back with its preparers. */
  | { outcome: "sent_back"; reasons: string[] }
  /** Something became worth a look: it now stands on the rows, and the approver decides again. */
  | { outcome: "new_warnings"; warnings: string[]; hash: string };

/**
 * An approver releases a draft they did not prepare: now, or on a chosen banking day. `hash` is that of what they were
 * shown; changed meanwhile: conflict. Two people at once: exactly one releases, the other is told (conflict).
 */
export async function releaseDraft(
  actor: UserActor,
  input: { id: string; hash: string; on?: Day | undefined },
): Promise<ReleaseOutcome> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const draft = await lockDraft(tx, actor.businessId, input.id);
    if (draft.status === "released") {
      throw new Refusal(
        "conflict",
        "This batch has just been released by somebody else. It was released once; nothing was paid twice.",
      );
    }
    if (draft.status !== "awaiting_approval") {
      throw new Refusal("conflict", "This batch is not waiting for approval any more.");
    }
    if (draft.contentHash !== input.hash) {
      throw new Refusal(
        "conflict",
        "The batch was changed after this page was opened. Look at it again before you release it.",
      );
    }
    const { alone } = await checkReleaser(tx, actor, draft.id);
    if (input.on !== undefined && input.on !== business.today)
      return schedule(tx, business, actor, draft, input.on);
    return releaseChecked(tx, business, actor, draft, alone);
  });
}

/**
 * The chosen day of a scheduled draft has come. The person who approved it is its releaser; where they had prepared it too,
 * they could approve it only because they were alone. What is not released is told by mail: whoever approved it believes it done.
 */
export async function releaseDraftNow(
  tx: Tx,
  actor: WorkerActor,
  draftId: string,
): Promise<ReleaseOutcome | null> {
  const business = await lockBusinessDay(tx, actor.businessId);
  const draft = await lockDraft(tx, actor.businessId, draftId);
  if (draft.status !== "scheduled") return null;
  const left = await approverGone(tx, draft);
  if (left !== null) {
    await sendBackWithReasons(tx, business, draft, PAYDOWN, [left]);
    return { outcome: "sent_back", reasons: [left] };
  }
  const alone = draft.approvedBy !== null && (await hasPrepared(tx, draft, draft.approvedBy));
  const outcome = await releaseChecked(tx, business, actor, draft, alone).catch(async (error: unknown) => {
    // Nobody is there to be refused: the reason goes to the preparers instead.
    if (!(error instanceof Refusal)) throw error;
    await sendBackWithReasons(tx, business, draft, PAYDOWN, [error.message]);
    return { outcome: "sent_back" as const, reasons: [error.message] };
  });
  if (outcome.outcome === "new_warnings") {
    await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data: { status: "awaiting_approval", releaseOn: null, approvedBy: null },
    });
    await tellReleasers(tx, business, draft, outcome.warnings);
  }
  return outcome;
}

async function schedule(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  draft: BatchDraft,
  on: Day,
): Promise<ReleaseOutcome> {
  if (on < business.today || !isBankingDay(on)) {
    const why = on < business.today ? "has passed" : "is not a banking day";
    throw invalid([
      {
        path: "on",
        message: `${formatDayLong(on)} ${why}. The next banking day is ${formatDayLong(nextBankingDay(on < business.today ? business.today : on))}.`,
      },
    ]);
  }
  await tx.batchDraft.update({
    where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
    data: { status: "scheduled", approvedBy: actor.userId, releaseOn: dateOfDay(on) },
  });
  await recordActivity(tx, business, {
    kind: "draft.scheduled",
    subjectId: draft.id,
    actor: personOf(actor),
    data: { on },
  });
  await dropDueWork(tx, draft.businessId, draft.id, ["release_scheduled"]);
  // A draft may be scheduled again after its day came and it was not released: each time is work of its own.
  const before = await tx.dueWork.count({
    where: { businessId: draft.businessId, kind: "release_scheduled", subjectId: draft.id },
  });
  await addDueWork(tx, {
    businessId: draft.businessId,
    kind: "release_scheduled",
    subjectId: draft.id,
    nth: before + 1,
    dueAt: instantAt(on, timetable.morning),
  });
  return { outcome: "scheduled", releaseOn: on };
}

async function releaseChecked(
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

/** A row that names nobody stays in its place: no employee has this id, so its answer is null and it is sent back. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

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
