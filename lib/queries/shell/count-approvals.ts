import type { UserActor } from "@/lib/auth/actor";
import { may, rolesThatMay } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { peopleWithRole } from "@/lib/db/mails/mail";

/** Drafts that wait for this very person: not what they prepared themselves, unless nobody else may release. */
export async function countApprovals(actor: UserActor): Promise<number> {
  if (!may(actor, "batches:release")) return 0;
  const { businessId, userId } = actor;
  const drafts = await prisma.batchDraft.findMany({
    where: { businessId, status: "awaiting_approval" },
    select: { preparers: { where: { userId }, select: { userId: true } } },
  });
  const others = drafts.filter((draft) => draft.preparers.length === 0).length;
  if (others === drafts.length) return others;
  const releasers = await peopleWithRole(prisma, businessId, rolesThatMay("batches:release"));
  return releasers.some((person) => person.id !== userId) ? others : drafts.length;
}
