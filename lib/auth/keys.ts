import { createHash, timingSafeEqual } from "node:crypto";
import { prisma } from "@/lib/db/client";
import type { KeyActor } from "./actor";
import { asRole, roleMay, type Scope, scopes } from "./permissions";

/** How often at most the time of last use is written, per key. */
const LAST_USED_EVERY_SECONDS = 60;

/** What is kept of an API key. Keys are random and long, so a plain hash cannot be searched for. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key, "utf8").digest("hex");
}

type Row = {
  business_id: string;
  id: string;
  name: string;
  key_hash: string;
  scopes: string[];
  made_by: string;
  maker: string;
  role: string;
  stale: boolean;
};

/**
 * Who this key speaks for; null if it is unknown, revoked or rotated away, or its maker was suspended. Read from the database each
 * time: every process refuses such a key at the next request. What a key releases is released in its maker's name (rules 4), so it
 * may as long as its maker may.
 */
export async function actorOfKey(key: string): Promise<KeyActor | null> {
  const hash = hashOfKey(key);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT k.business_id, k.id, k.name, k.key_hash, k.scopes, k.made_by, u.name AS maker, m.role,
           k.last_used_at IS NULL OR k.last_used_at < now() - make_interval(secs => ${LAST_USED_EVERY_SECONDS}) AS stale
      FROM api_key k JOIN app_user u ON u.id = k.made_by AND u.status = 'active'
      JOIN membership m ON m.business_id = k.business_id AND m.user_id = k.made_by AND m.status = 'active'
     WHERE k.key_hash = ${hash} AND (k.revoked_at IS NULL OR k.revoked_at > now())`;
  const row = rows[0];
  if (!row || !timingSafeEqual(Buffer.from(row.key_hash), Buffer.from(hash))) return null;
  if (row.stale) await noteUse(row);
  const makerMayRelease = roleMay(asRole(row.role), "batches:release");
  return {
    kind: "key",
    businessId: row.business_id,
    keyId: row.id,
    name: row.name,
    scopes: scopes.filter(
      (scope: Scope) => row.scopes.includes(scope) && (scope !== "release" || makerMayRelease),
    ),
    madeBy: { userId: row.made_by, name: row.maker },
  };
}

/** Of many requests at once one writes; the others find it written or being written and go on. */
async function noteUse(row: Row): Promise<void> {
  await prisma.$executeRaw`
    UPDATE api_key SET last_used_at = now()
      FROM (SELECT business_id, id FROM api_key
             WHERE business_id = ${row.business_id}::uuid AND id = ${row.id}::uuid
               AND (last_used_at IS NULL OR last_used_at < now() - make_interval(secs => ${LAST_USED_EVERY_SECONDS}))
             FOR UPDATE SKIP LOCKED) stale
     WHERE api_key.business_id = stale.business_id AND api_key.id = stale.id`;
}

/** A revoked key is refused within a second by every process, whatever is cached (rules 4); this, and asking anew, stay below. */
const KNOWN_FOR_MS = 500;
const KNOWN_MAX = 10_000;

const known = new Map<string, { actor: Promise<KeyActor | null>; until: number }>();

/**
 * The same for requests that only read, which may take what was found up to half a second ago: a client that asks hundreds of
 * times a second is looked up twice. The time runs from before the question, so that no answer is older.
 */
export async function actorOfKeyLately(key: string): Promise<KeyActor | null> {
  const now = performance.now();
  const hash = hashOfKey(key);
  const found = known.get(hash);
  if (found && now < found.until) return found.actor;
  if (known.size >= KNOWN_MAX) known.clear();
  const asked = { actor: actorOfKey(key), until: now + KNOWN_FOR_MS };
  known.set(hash, asked);
  try {
    const actor = await asked.actor;
    if (actor === null) known.delete(hash);
    return actor;
  } catch (error) {
    known.delete(hash);
    throw error;
  }
}
