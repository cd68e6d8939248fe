import type { UserActor } from "@/lib/auth/actor";
import { rolesThatMay, type Scope } from "@/lib/auth/permissions";
import type { BusinessDay } from "@/lib/db/business-day";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { peopleLetter } from "@/lib/domain/people/letters";
import { linkTo } from "../links";

export type Granted = {
  scopes: Scope[];
  releaseWaits: boolean;
  /** Who may agree, by name; empty where nobody needs to. */
  waitsFor: string[];
};

/**
 * What an owner's wish for scopes comes to (rules "Who, and what they own"): `release` waits for a second person who may
 * release, who is told by mail, unless there is none or the key has it already.
 */
export async function grant(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  wish: { name: string; scopes: readonly Scope[]; hasRelease: boolean },
): Promise<Granted> {
  const scopes = [...wish.scopes];
  if (!scopes.includes("release") || wish.hasRelease) return { scopes, releaseWaits: false, waitsFor: [] };
  const releasers = await peopleWithRole(tx, actor.businessId, rolesThatMay("batches:release"));
  const others = releasers.filter((person) => person.id !== actor.userId);
  if (others.length === 0) return { scopes, releaseWaits: false, waitsFor: [] };
  const letter = peopleLetter({
    kind: "key_waits",
    by: actor.name,
    business: business.name,
    name: wish.name,
    link: linkTo("/settings/api-keys"),
  });
  await queueMail(tx, business, others, letter);
  return {
    scopes: scopes.filter((scope) => scope !== "release"),
    releaseWaits: true,
    waitsFor: others.map((person) => person.name),
  };
}
