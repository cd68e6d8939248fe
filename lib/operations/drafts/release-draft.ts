import { personOf, type UserActor, type WorkerActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { addWorkAgain, dropDueWork } from "@/lib/db/work/due-work";
import { lockDraft } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isBankingDay, nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, formatDayLong, instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { releaseChecked, type ReleaseOutcome } from "./release-checked";
import { sendBackWithReasons } from "./send-back";
import { approverGone, checkReleaser, hasPrepared, tellReleasers } from "./who-releases";

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
  // A draft may be scheduled again after its day came and it was not released.
  await addWorkAgain(tx, {
    businessId: draft.businessId,
    kind: "release_scheduled",
    subjectId: draft.id,
    dueAt: instantAt(on, timetable.morning),
  });
  return { outcome: "scheduled", releaseOn: on };
}
