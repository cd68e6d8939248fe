import { realNow } from "@/lib/clock";
import { eventTypes } from "@/lib/domain/webhooks/event-types";
import { DELIVERED_WITHIN_HOURS } from "@/lib/domain/webhooks/backoff";
import type { WebhookView } from "@/lib/schemas/webhooks/endpoint";
import { wakeDelivery } from "../events/record-events";
import type { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/** No secret among them. */
export const endpointColumns = {
  id: true,
  seq: true,
  url: true,
  description: true,
  eventTypes: true,
  status: true,
  failingSince: true,
  disabledAt: true,
  disabledReason: true,
  previousUntil: true,
  createdAt: true,
} as const;

export type EndpointRow = Prisma.WebhookEndpointGetPayload<{ select: typeof endpointColumns }>;

export function endpointView(row: EndpointRow): WebhookView {
  const { previousUntil } = row;
  const overlaps = previousUntil !== null && previousUntil > realNow();
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    event_types:
      row.eventTypes.length === 0 ? null : eventTypes.filter((type) => row.eventTypes.includes(type)),
    status: row.status as WebhookView["status"], // a CHECK of the table allows these words only
    failing_since: row.failingSince?.toISOString() ?? null,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    disabled_reason: row.disabledReason,
    previous_secret_until: overlaps ? previousUntil.toISOString() : null,
    created_at: row.createdAt.toISOString(),
  };
}

/** Locks an endpoint that was not deleted, until commit; null if there is none. */
export async function lockEndpoint(tx: Tx, businessId: string, id: string): Promise<EndpointRow | null> {
  await tx.$executeRaw`
    SELECT FROM webhook_endpoint WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.webhookEndpoint.findFirst({
    where: { businessId, id, status: { not: "deleted" } },
    select: endpointColumns,
  });
}

/**
 * Leaves deliveries of events (`which`: a condition on `v`, the event, and `e`, the endpoint) for endpoints that are active;
 * one that stands already begins anew, unless a worker is at it this moment. `evenDelivered` also where it had arrived.
 * Returns how many.
 */
export async function sendEvents(
  tx: Tx,
  businessId: string,
  which: Prisma.Sql,
  options: { evenDelivered: boolean },
): Promise<number> {
  const sent = await tx.$executeRaw`
    INSERT INTO webhook_delivery AS d (business_id, endpoint_id, event_id, event_seq, object_id, give_up_at)
    SELECT v.business_id, e.id, v.id, v.seq, v.object_id,
           clock_timestamp() + make_interval(hours => ${DELIVERED_WITHIN_HOURS})
      FROM event v JOIN webhook_endpoint e ON e.business_id = v.business_id
     WHERE v.business_id = ${businessId}::uuid AND e.status = 'active' AND (e.borrower_funds OR NOT v.borrower_funds)
       AND ${which}
     ORDER BY v.seq
        ON CONFLICT (business_id, endpoint_id, event_id) DO UPDATE
       SET status = 'waiting', tries = 0, next_try_at = clock_timestamp(), give_up_at = excluded.give_up_at,
           lease_token = NULL, lease_until = NULL, delivered_at = NULL
     WHERE (d.status <> 'delivered' OR ${options.evenDelivered})
       AND (d.status <> 'waiting' OR d.lease_until IS NULL OR d.lease_until < now())`;
  if (sent > 0) await wakeDelivery(tx);
  return sent;
}

/** What still waits for an endpoint is given up: it was removed or switched off. */
export async function giveUpWaiting(tx: Tx, businessId: string, endpointId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE webhook_delivery SET status = 'failed', lease_token = NULL, lease_until = NULL
     WHERE business_id = ${businessId}::uuid AND endpoint_id = ${endpointId}::uuid AND status = 'waiting'`;
}

/** A move of the sandbox clock: nobody who plays waits hours of real time for the next try. */
export async function makeWaitingDue(tx: Tx, businessId: string): Promise<void> {
  const due = await tx.$executeRaw`
    UPDATE webhook_delivery SET next_try_at = clock_timestamp()
     WHERE business_id = ${businessId}::uuid AND status = 'waiting' AND next_try_at > clock_timestamp()`;
  if (due > 0) await wakeDelivery(tx);
}
