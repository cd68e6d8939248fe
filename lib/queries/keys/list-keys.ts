import type { UserActor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { scopes } from "@/lib/domain/people/scopes";
import type { ApiKeyView } from "@/lib/schemas/settings/api-keys";

const ENDED_SHOWN_DAYS = 30;

type Row = {
  id: string;
  name: string;
  last_4: string;
  scopes: string[];
  release_waits: boolean;
  made_by: string;
  maker: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  ended: boolean;
};

/** The business's keys, newest first; ended ones for a month more. No secret and no hash of one. */
export async function listKeys(actor: UserActor): Promise<ApiKeyView[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT k.id::text AS id, k.name, k.last_4, k.scopes, k.release_waits, k.made_by::text AS made_by, u.name AS maker,
           k.created_at, k.last_used_at, k.revoked_at, k.revoked_at IS NOT NULL AND k.revoked_at <= now() AS ended
      FROM api_key k JOIN app_user u ON u.id = k.made_by
     WHERE k.business_id = ${actor.businessId}::uuid
       AND (k.revoked_at IS NULL OR k.revoked_at > now() - make_interval(days => ${ENDED_SHOWN_DAYS}::int))
     ORDER BY k.revoked_at IS NOT NULL AND k.revoked_at <= now(), k.created_at DESC, k.id`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    last4: row.last_4,
    scopes: scopes.filter((scope) => row.scopes.includes(scope)),
    releaseWaits: row.release_waits,
    mayApprove: row.release_waits && may(actor, "batches:release") && row.made_by !== actor.userId,
    madeBy: row.maker,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    status: row.ended ? "revoked" : row.revoked_at === null ? "active" : "ending",
    endsAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** The same as a file. */
export async function keysCsv(actor: UserActor): Promise<Csv> {
  return smallCsv("api-keys", await listKeys(actor), {
    name: (key) => key.name,
    last_4: (key) => key.last4,
    scopes: (key) => key.scopes.join(" "),
    release_waits: (key) => (key.releaseWaits ? "true" : "false"),
    status: (key) => key.status,
    made_by: (key) => key.madeBy,
    made_at: (key) => key.createdAt,
    last_used_at: (key) => key.lastUsedAt,
    ends_at: (key) => key.endsAt,
    id: (key) => key.id,
  });
}
