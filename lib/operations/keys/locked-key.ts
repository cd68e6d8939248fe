import { personOf, type UserActor } from "@/lib/auth/actor";
import { type ActivityKind, recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { notFound, Refusal } from "@/lib/domain/refusal";
import { type Scope, scopes } from "@/lib/domain/people/scopes";

export type LockedKey = {
  id: string;
  name: string;
  scopes: Scope[];
  releaseWaits: boolean;
  madeBy: string;
};

/** A key that nobody else changes until commit. @throws Refusal not_found; conflict where it was revoked or rotated */
export async function lockedKey(tx: Tx, businessId: string, id: string): Promise<LockedKey> {
  const rows = await tx.$queryRaw<
    { name: string; scopes: string[]; release_waits: boolean; made_by: string; revoked_at: Date | null }[]
  >`SELECT name, scopes, release_waits, made_by::text AS made_by, revoked_at FROM api_key
     WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  if (!row) throw notFound("API key");
  if (row.revoked_at !== null) {
    throw new Refusal(
      "conflict",
      `The key “${row.name}” was revoked or rotated already. Nothing was changed.`,
    );
  }
  return {
    id,
    name: row.name,
    scopes: scopes.filter((scope) => row.scopes.includes(scope)),
    releaseWaits: row.release_waits,
    madeBy: row.made_by,
  };
}

export async function recordKey(
  tx: Tx,
  business: BusinessDay,
  actor: UserActor,
  what: {
    kind: Extract<ActivityKind, `key.${string}`>;
    id: string;
    data: { name: string; scopes?: Scope[]; releaseWaits?: boolean };
  },
): Promise<void> {
  await recordActivity(tx, business, {
    kind: what.kind,
    subjectId: what.id,
    actor: personOf(actor),
    data: what.data,
  });
}
