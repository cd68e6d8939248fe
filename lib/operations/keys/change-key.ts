import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import type { ChangeKey, KeyOf } from "@/lib/schemas/settings/api-keys";
import { lockedKey, recordKey } from "./locked-key";
import { grant } from "./release-scope";

/** Names a key anew, and widens or narrows what it may do, within a second at the latest. For owners. */
export async function changeKey(actor: UserActor, input: ChangeKey): Promise<{ waitsFor: string[] }> {
  mustHave(actor, "keys:write");
  const { id, name } = input;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const key = await lockedKey(tx, actor.businessId, id);
    const hasRelease = key.scopes.includes("release");
    const { waitsFor, ...granted } = await grant(tx, business, actor, {
      name,
      scopes: input.scopes,
      hasRelease,
    });
    await tx.apiKey.update({
      where: { businessId_id: { businessId: actor.businessId, id } },
      // Whoever widens a key answers for what it does: the second person is one beside them.
      data: {
        name,
        ...granted,
        ...(granted.releaseWaits ? { madeBy: actor.userId, releaseApprovedBy: null } : {}),
      },
    });
    await recordKey(tx, business, actor, { kind: "key.changed", id, data: { name, ...granted } });
    return { waitsFor };
  });
}

/** A second person agrees that a key may release. @throws Refusal forbidden for whoever asked for it, conflict if nothing waits */
export async function approveKey(actor: UserActor, { id }: KeyOf): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const key = await lockedKey(tx, actor.businessId, id);
    if (!key.releaseWaits) {
      throw new Refusal("conflict", `The key “${key.name}” does not wait for anybody. Nothing was changed.`);
    }
    if (key.madeBy === actor.userId) {
      throw new Refusal(
        "forbidden",
        "You asked for this, so somebody else who may release must agree to it.",
      );
    }
    const scopes = [...key.scopes, "release" as const];
    await tx.apiKey.update({
      where: { businessId_id: { businessId: actor.businessId, id } },
      data: { scopes, releaseWaits: false, releaseApprovedBy: actor.userId },
    });
    await recordKey(tx, business, actor, { kind: "key.approved", id, data: { name: key.name, scopes } });
  });
}
