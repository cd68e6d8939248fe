import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/domain/refusal";
import type { Scope } from "@/lib/domain/people/scopes";
import type { KeyOf, NewKeyView, RotateKey } from "@/lib/schemas/settings/api-keys";
import { lockedKey, recordKey } from "./locked-key";
import { writeKey } from "./make-key";

/**
 * Gives a key a new secret: a new key of the same name and scopes, made by whoever rotates, and the old one ends at once or
 * after the overlap (real time). `release` is agreed to anew, for the new secret is in other hands. For owners.
 */
export async function rotateKey(actor: UserActor, input: RotateKey): Promise<NewKeyView> {
  mustHave(actor, "keys:write");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const key = await lockedKey(tx, actor.businessId, input.id);
    const scopes: Scope[] = key.releaseWaits ? [...key.scopes, "release"] : key.scopes;
    const made = await writeKey(tx, business, actor, { name: key.name, scopes, hasRelease: false });
    await endKey(tx, actor.businessId, input.id, input.overlapHours);
    await recordKey(tx, business, actor, {
      kind: "key.rotated",
      id: input.id,
      data: { name: key.name, scopes: made.scopes, releaseWaits: made.releaseWaits },
    });
    return made.view;
  });
}

/** Ends a key: every process refuses it, within a second where it only reads, else from the next request on. One that is ending ends now; twice is once. For owners. */
export async function revokeKey(actor: UserActor, { id }: KeyOf): Promise<void> {
  mustHave(actor, "keys:write");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const row = await tx.apiKey.findUnique({
      where: { businessId_id: { businessId: actor.businessId, id } },
      select: { name: true },
    });
    if (!row) throw notFound("API key");
    if (!(await endKey(tx, actor.businessId, id, 0))) return;
    await recordKey(tx, business, actor, { kind: "key.revoked", id, data: { name: row.name } });
  });
}

async function endKey(tx: Tx, businessId: string, id: string, hours: number): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE api_key SET revoked_at = now() + make_interval(hours => ${hours}::int), release_waits = false
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid AND (revoked_at IS NULL OR revoked_at > now())`;
  return ended === 1;
}
