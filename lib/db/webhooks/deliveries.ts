import { randomUUID } from "node:crypto";
import { prisma } from "../client";
import type { Prisma } from "../generated/client";
import { decrypt } from "../secrets";

/** Where to send. */
export type Target = {
  businessId: string;
  id: string;
  url: string;
  failingSince: Date | null;
};

/** A delivery held by one worker for a while; what it writes counts only with the token. */
export type HeldDelivery = {
  id: string;
  token: string;
  tries: number;
  giveUpAt: Date;
  /** The endpoint's secret as it was held, and the previous one while it still signs: a worker may be at an endpoint for hours. */
  secrets: string[];
  event: { id: string; type: string; createdAt: Date; data: Prisma.JsonValue };
};

/** Longer than the longest try: a worker that holds it longer is dead, and another takes over. */
const LEASE_SECONDS = 15;

const TARGETS_MAX = 500;

/** Active endpoints for which something is due and held by nobody, whoever waits longest first. */
export async function targetsWithDue(businessId?: string): Promise<Target[]> {
  const rows = await prisma.$queryRaw<
    {
      business_id: string;
      id: string;
      url: string;
      failing_since: Date | null;
    }[]
  >`
    SELECT e.business_id, e.id, e.url, e.failing_since
      FROM webhook_endpoint e
     CROSS JOIN LATERAL (
       SELECT d.next_try_at FROM webhook_delivery d
        WHERE d.business_id = e.business_id AND d.endpoint_id = e.id AND d.status = 'waiting'
          AND d.next_try_at <= now() AND (d.lease_until IS NULL OR d.lease_until < now())
        ORDER BY d.next_try_at LIMIT 1) due
     WHERE e.status = 'active' AND (${businessId ?? null}::uuid IS NULL OR e.business_id = ${businessId ?? null}::uuid)
     ORDER BY due.next_try_at LIMIT ${TARGETS_MAX}`;
  return rows.map((row) => ({
    businessId: row.business_id,
    id: row.id,
    url: row.url,
    failingSince: row.failing_since,
  }));
}

/**
 * Up to `most` deliveries that are due at an endpoint, oldest first. One whose object has an earlier event still on its way
 * there waits for it, in whoever's hands that is: so events of an object arrive in the order of its changes.
 */
export async function holdDeliveries(target: Target, most: number): Promise<HeldDelivery[]> {
  const token = randomUUID();
  const rows = await prisma.$queryRaw<
    {
      id: string;
      tries: number;
      give_up_at: Date;
      event_id: string;
      type: string;
      created_at: Date;
      data: Prisma.JsonValue;
      secret: string;
      previous: string | null;
    }[]
  >`
    WITH next AS MATERIALIZED (
      SELECT d.business_id, d.id FROM webhook_delivery d
       WHERE d.business_id = ${target.businessId}::uuid AND d.endpoint_id = ${target.id}::uuid AND d.status = 'waiting'
         AND d.next_try_at <= now() AND (d.lease_until IS NULL OR d.lease_until < now())
         AND NOT EXISTS (SELECT FROM webhook_delivery b
                          WHERE b.business_id = d.business_id AND b.endpoint_id = d.endpoint_id AND b.status = 'waiting'
                            AND b.object_id = d.object_id AND b.event_seq < d.event_seq)
       ORDER BY d.next_try_at, d.event_seq LIMIT ${most} FOR UPDATE OF d SKIP LOCKED),
    held AS (
      UPDATE webhook_delivery d
         SET lease_token = ${token}::uuid, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
        FROM next WHERE d.business_id = next.business_id AND d.id = next.id
      RETURNING d.business_id, d.id, d.tries, d.give_up_at, d.event_id, d.event_seq)
    SELECT held.id, held.tries, held.give_up_at, v.id AS event_id, v.type, v.created_at, v.data,
           e.secret_encrypted AS secret,
           CASE WHEN e.previous_until > now() THEN e.previous_secret_encrypted END AS previous
      FROM held JOIN event v ON v.business_id = held.business_id AND v.id = held.event_id
      JOIN webhook_endpoint e ON e.business_id = held.business_id AND e.id = ${target.id}::uuid
     ORDER BY held.event_seq`;
  const [first] = rows;
  const secrets = first
    ? [first.secret, ...(first.previous === null ? [] : [first.previous])].map(decrypt)
    : [];
  return rows.map((row) => ({
    id: row.id,
    token,
    tries: row.tries,
    giveUpAt: row.give_up_at,
    secrets,
    event: { id: row.event_id, type: row.type, createdAt: row.created_at, data: row.data },
  }));
}

/** How one try ended: `nextTryAt` null and not delivered: given up. */
export type TryOutcome = {
  id: string;
  token: string;
  delivered: boolean;
  nextTryAt: Date | null;
  at: Date;
  durationMs: number;
  statusCode: number | null;
  answer: string | null;
  error: string | null;
};

/** Writes how tries ended, those still held by their token only, and each try into the log. Set-based. */
export async function writeOutcomes(businessId: string, outcomes: readonly TryOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const text = JSON.stringify(
    outcomes.map((one) => ({
      ...one,
      status: one.delivered ? "delivered" : one.nextTryAt ? "waiting" : "failed",
    })),
  );
  await prisma.$executeRaw`
    WITH said AS (
      SELECT * FROM json_to_recordset(${text}::json) AS s (
        id uuid, token uuid, status text, "nextTryAt" timestamptz, at timestamptz, "durationMs" int, "statusCode" int,
        answer text, error text)),
    written AS (
      UPDATE webhook_delivery d
         SET status = s.status, attempts = d.attempts + 1, tries = d.tries + 1, lease_token = NULL, lease_until = NULL,
             next_try_at = coalesce(s."nextTryAt", d.next_try_at),
             delivered_at = CASE WHEN s.status = 'delivered' THEN now() END
        FROM said s
       WHERE d.business_id = ${businessId}::uuid AND d.id = s.id AND d.lease_token = s.token AND d.status = 'waiting'
      RETURNING d.id, d.attempts)
    INSERT INTO webhook_attempt (business_id, delivery_id, nth, at, duration_ms, status_code, answer, error)
    SELECT ${businessId}::uuid, written.id, written.attempts, s.at, s."durationMs", s."statusCode", s.answer, s.error
      FROM written JOIN said s ON s.id = written.id`;
}

/** Something arrived at an endpoint, or nothing did: since when it fails. The first failure counts until one arrives. */
export async function noteHealth(target: Target, arrived: boolean): Promise<Date | null> {
  if (arrived ? target.failingSince === null : target.failingSince !== null) return target.failingSince;
  const rows = await prisma.$queryRaw<{ failing_since: Date | null }[]>`
    UPDATE webhook_endpoint SET failing_since = CASE WHEN ${arrived} THEN NULL ELSE coalesce(failing_since, now()) END
     WHERE business_id = ${target.businessId}::uuid AND id = ${target.id}::uuid
    RETURNING failing_since`;
  return rows[0]?.failing_since ?? null;
}
