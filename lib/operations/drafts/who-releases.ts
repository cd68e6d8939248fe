import type { UserActor } from "@/lib/auth/actor";
import { rolesThatMay } from "@/lib/auth/permissions";
import { peopleWithRole } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";

/**
 * Nobody releases what they prepared (created or changed anything in). Only where one single active person may release at
 * all, they may release their own, and the record says so: the answer is true then.
 */
export async function checkReleaser(tx: Tx, actor: UserActor, draftId: string): Promise<{ alone: boolean }> {
  const prepared = await tx.draftPreparer.findUnique({
    where: { businessId_draftId_userId: { businessId: actor.businessId, draftId, userId: actor.userId } },
  });
  if (!prepared) return { alone: false };
  const releasers = await peopleWithRole(tx, actor.businessId, rolesThatMay("batches:release"));
  if (releasers.every((person) => person.id === actor.userId)) return { alone: true };
  const others = releasers.filter((person) => person.id !== actor.userId).map((person) => person.name);
  throw new Refusal(
    "forbidden",
    `You prepared this batch, so somebody else must release it: ${others.join(" or ")}.`,
  );
}
