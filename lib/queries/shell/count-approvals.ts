import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";

/** Drafts that wait for this person's approval; 0 for those who may not release. */
export async function countApprovals(actor: UserActor): Promise<number> {
  if (!may(actor, "batches:release")) return 0;
  return prisma.batchDraft.count({ where: { businessId: actor.businessId, status: "awaiting_approval" } });
}
