import type { UserActor } from "@/lib/auth/actor";
import { rolesThatMay } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { BatchDraft } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { letter } from "@/lib/domain/batches/letters";
import { releaseOfOwn } from "@/lib/domain/batches/who-releases";
import { PAYDOWN } from "@/lib/domain/people/person";
import { Refusal } from "@/lib/domain/refusal";
import { linkTo } from "../links";

/** @throws Refusal forbidden for somebody who prepared the draft, unless nobody else may release at all: `alone` then */
export async function checkReleaser(tx: Tx, actor: UserActor, draftId: string): Promise<{ alone: boolean }> {
  const { businessId, userId } = actor;
  if (!(await hasPrepared(tx, { businessId, id: draftId }, userId))) return { alone: false };
  const releasers = await peopleWithRole(tx, businessId, rolesThatMay("batches:release"));
  const others = releasers.filter((person) => person.id !== userId).map((person) => person.name);
  const { alone, mayNot } = releaseOfOwn(true, others);
  if (mayNot !== null) throw new Refusal("forbidden", mayNot);
  return { alone };
}

/** True where this person created or changed anything in the draft. */
export async function hasPrepared(
  tx: Tx,
  draft: { businessId: string; id: string },
  userId: string,
): Promise<boolean> {
  const key = { businessId: draft.businessId, draftId: draft.id, userId };
  return (await tx.draftPreparer.count({ where: key })) > 0;
}

/** Why an approval no longer counts: whoever gave it was suspended or has another role now. Null: it counts. */
export async function approverGone(
  tx: Tx,
  draft: { businessId: string; approvedBy: string | null },
): Promise<string | null> {
  if (draft.approvedBy === null) return null;
  const releasers = await peopleWithRole(tx, draft.businessId, rolesThatMay("batches:release"));
  if (releasers.some((person) => person.id === draft.approvedBy)) return null;
  const { name } = await tx.user.findUniqueOrThrow({
    where: { id: draft.approvedBy },
    select: { name: true },
  });
  return `${name} approved it, but may not release batches any more. Nothing was released; send it for approval again.`;
}

/** A draft was not released on its day, since something is worth a look: those who may release it decide again. */
export async function tellReleasers(
  tx: Tx,
  business: BusinessDay,
  draft: BatchDraft,
  warnings: readonly string[],
): Promise<void> {
  await recordActivity(tx, business, {
    kind: "draft.unscheduled",
    subjectId: draft.id,
    actor: PAYDOWN,
    data: { from: "scheduled", warnings: warnings.length },
  });
  const releasers = await peopleWithRole(tx, draft.businessId, rolesThatMay("batches:release"));
  const link = linkTo(`/approvals?draft=${draft.id}`);
  const told = letter({ kind: "look_again", title: draft.title, warnings, link });
  await queueMail(tx, business, releasers, told);
}
