import type { Actor } from "@/lib/auth/actor";
import { may, rolesThatMay, rolesWords } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { peopleWithRole } from "@/lib/db/mails/mail";

/**
 * Whom to ask about money that came back: "an owner or an approver (Olive Owner or April Apel)". Null for one who may decide
 * about it.
 */
export async function readDeciders(actor: Actor): Promise<string | null> {
  if (may(actor, "batches:release")) return null;
  const people = await peopleWithRole(prisma, actor.businessId, rolesThatMay("batches:release"));
  const names = people.map((person) => person.name).join(" or ");
  return names === "" ? rolesWords("batches:release") : `${rolesWords("batches:release")} (${names})`;
}
