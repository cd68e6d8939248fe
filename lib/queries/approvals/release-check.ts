import type { UserActor } from "@/lib/auth/actor";
import { may, mustHave, rolesThatMay } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { peopleWithRole } from "@/lib/db/mails/mail";
import { releaseOfOwn } from "@/lib/domain/batches/who-releases";
import { notFound } from "@/lib/domain/refusal";
import { releaseDay } from "@/lib/domain/schedule";
import { isUuid } from "@/lib/domain/uuid";
import type { ReleaseCheck } from "@/lib/schemas/batches/approvals";

/** What an approver must know before releasing a draft, and whether this person may. The release itself asks all of it again. */
export async function readReleaseCheck(actor: UserActor, draftId: string): Promise<ReleaseCheck> {
  mustHave(actor, "business:read");
  if (!isUuid(draftId)) throw notFound("draft");
  const draft = await prisma.batchDraft.findUnique({
    where: { businessId_id: { businessId: actor.businessId, id: draftId } },
    select: {
      contentHash: true,
      approvedBy: true,
      preparers: { where: { userId: actor.userId }, select: { userId: true } },
      sourceAccount: { select: { nameOnAccount: true, last4: true } },
    },
  });
  if (!draft) throw notFound("draft");
  const business = await readBusinessDay(actor.businessId);
  const approver =
    draft.approvedBy === null
      ? null
      : await prisma.user.findUnique({ where: { id: draft.approvedBy }, select: { name: true } });
  return {
    hash: draft.contentHash,
    ...(await whether(actor, draft.preparers.length > 0)),
    today: business.today,
    earliest: releaseDay(business.now, business.cutOff),
    cutOff: business.cutOff,
    companyId: business.companyId,
    account: draft.sourceAccount && {
      name: draft.sourceAccount.nameOnAccount,
      last4: draft.sourceAccount.last4,
    },
    approvedBy: approver?.name ?? null,
  };
}

async function whether(
  actor: UserActor,
  prepared: boolean,
): Promise<{ mayNot: string | null; alone: boolean }> {
  const releasers = await peopleWithRole(prisma, actor.businessId, rolesThatMay("batches:release"));
  const others = releasers.filter((person) => person.id !== actor.userId).map((person) => person.name);
  if (may(actor, "batches:release")) return releaseOfOwn(prepared, others);
  const who = others.length > 0 ? others.join(" or ") : "an owner or approver";
  return { mayNot: `Your role may not release batches. Ask ${who}.`, alone: false };
}
