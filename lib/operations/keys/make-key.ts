import { randomBytes } from "node:crypto";
import type { UserActor } from "@/lib/auth/actor";
import { hashOfKey } from "@/lib/auth/keys";
import { mustHave } from "@/lib/auth/permissions";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, lockName, type Tx } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/env";
import type { Scope } from "@/lib/domain/people/scopes";
import type { MakeKey, NewKeyView } from "@/lib/schemas/settings/api-keys";
import { recordKey } from "./locked-key";
import { grant } from "./release-scope";

const SECRET_BYTES = 32;
const KEYS_MAX = 100;

/** Makes an API key: the answer is the only place where it stands, a hash of it is kept. For owners. */
export async function makeKey(actor: UserActor, input: MakeKey): Promise<NewKeyView> {
  mustHave(actor, "keys:write");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await refuseTooMany(tx, actor.businessId);
    const made = await writeKey(tx, business, actor, { ...input, hasRelease: false });
    const { id, name, scopes, releaseWaits } = made;
    await recordKey(tx, business, actor, { kind: "key.made", id, data: { name, scopes, releaseWaits } });
    return made.view;
  });
}

async function refuseTooMany(tx: Tx, businessId: string): Promise<void> {
  await lockName(tx, `keys:${businessId}`);
  const active = await tx.apiKey.count({ where: { businessId, revokedAt: null } });
  if (active < KEYS_MAX) return;
  throw new Refusal(
    "conflict",
    `A business has at most ${KEYS_MAX} keys. Revoke one that is no longer used.`,
  );
}

/** Writes a key of whoever acts, with what of the wish may be granted at once. */
export async function writeKey(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  wish: { name: string; scopes: readonly Scope[]; hasRelease: boolean },
): Promise<{ id: string; name: string; scopes: Scope[]; releaseWaits: boolean; view: NewKeyView }> {
  const { waitsFor, ...granted } = await grant(tx, business, actor, wish);
  const secret = `pd_${env.PAYDOWN_MODE}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  const { id } = await tx.apiKey.create({
    data: {
      businessId: actor.businessId,
      name: wish.name,
      keyHash: hashOfKey(secret),
      last4: secret.slice(-4),
      madeBy: actor.userId,
      ...granted,
    },
    select: { id: true },
  });
  return { id, name: wish.name, ...granted, view: { id, name: wish.name, secret, waitsFor } };
}
