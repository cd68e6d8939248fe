import { prisma } from "../client";
import { decrypt, encrypt } from "../secrets";
import type { Tx } from "../transaction";

/** One Idempotency-Key's scope (contract §6): business, method, path. */
export type KeyedRequest = { businessId: string; method: string; path: string; key: string };

/** This process answers the keyed request until `lockedUntil`, which is also how it is recognised. Real time. */
export type IdempotencyClaim = KeyedRequest & { lockedUntil: Date };

export type FirstAnswer = { requestHash: string; status: number; body: string };

/** After so long a killed process holds no key. A slow one that was overtaken finds its claim gone and undoes its work. */
const LOCK_SECONDS = 60;

/** An answer kept by a version that did not seal them stands as it was: JSON, which begins otherwise. */
const unsealed = (body: string): string => (body.startsWith("{") ? body : decrypt(body));

/** Takes the key, or gives what stands in the way: the first answer, or that it is in flight. */
export async function claimKey(
  request: KeyedRequest,
  requestHash: string,
): Promise<{ claim: IdempotencyClaim } | { first: FirstAnswer } | "in_flight"> {
  // To the millisecond: the instant comes back through a JavaScript Date.
  const taken = await prisma.$queryRaw<{ locked_until: Date }[]>`
    INSERT INTO idempotency_key AS k (business_id, method, path, key, request_hash, locked_until)
    VALUES (${request.businessId}::uuid, ${request.method}, ${request.path}, ${request.key}, ${requestHash},
            date_trunc('milliseconds', clock_timestamp() + make_interval(secs => ${LOCK_SECONDS})))
    ON CONFLICT (business_id, method, path, key) DO UPDATE
       SET request_hash = excluded.request_hash, locked_until = excluded.locked_until
     WHERE k.status IS NULL AND k.locked_until < clock_timestamp()
    RETURNING locked_until`;
  if (taken[0]) return { claim: { ...request, lockedUntil: taken[0].locked_until } };
  const kept = await prisma.$queryRaw<{ request_hash: string; status: number | null; body: string | null }[]>`
    SELECT request_hash, status, body FROM idempotency_key
     WHERE business_id = ${request.businessId}::uuid AND method = ${request.method} AND path = ${request.path}
       AND key = ${request.key}`;
  const row = kept[0];
  if (!row || row.status === null || row.body === null) return "in_flight";
  return { first: { requestHash: row.request_hash, status: row.status, body: unsealed(row.body) } };
}

/**
 * Keeps the answer, sealed, for it may show a secret that is shown once; false where another process has taken the key over, and
 * its answer is the one that counts.
 */
export async function keepAnswer(
  db: Tx,
  claim: IdempotencyClaim,
  answer: { status: number; body: string },
): Promise<boolean> {
  const kept = await db.$executeRaw`
    UPDATE idempotency_key SET status = ${answer.status}, body = ${encrypt(answer.body)}
     WHERE business_id = ${claim.businessId}::uuid AND method = ${claim.method} AND path = ${claim.path}
       AND key = ${claim.key} AND status IS NULL AND locked_until = ${claim.lockedUntil}`;
  return kept === 1;
}

/** Sets the key free: the answer was none that is kept. False as above. */
export async function releaseKey(db: Tx, claim: IdempotencyClaim): Promise<boolean> {
  const gone = await db.$executeRaw`
    DELETE FROM idempotency_key
     WHERE business_id = ${claim.businessId}::uuid AND method = ${claim.method} AND path = ${claim.path}
       AND key = ${claim.key} AND status IS NULL AND locked_until = ${claim.lockedUntil}`;
  return gone === 1;
}
