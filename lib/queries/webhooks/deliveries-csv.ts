import type { Actor } from "@/lib/auth/actor";
import { type Csv, instant, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import { notFound } from "@/lib/domain/refusal";
import type { DeliveryStatus } from "@/lib/schemas/webhooks/endpoint";
import { getWebhook } from "./webhooks";

const columns = [
  instant("created_at", sql`d.created_at`),
  plain("event_type", sql`v.type`),
  plain("status", sql`d.status`),
  plain("attempts", sql`d.attempts`),
  instant("last_attempt_at", sql`a.at`),
  plain("last_status_code", sql`a.status_code`),
  plain("last_duration_ms", sql`a.duration_ms`),
  text("last_error", sql`a.error`),
  instant("delivered_at", sql`d.delivered_at`),
  plain("object_id", sql`d.object_id`),
  plain("event_id", sql`d.event_id`),
  plain("id", sql`d.id`),
];

/** The log of one webhook, newest first, without bodies. @throws Refusal not_found */
export async function deliveriesCsv(
  actor: Actor,
  of: { id: string; status?: DeliveryStatus | undefined },
): Promise<Csv> {
  if (!(await getWebhook(actor, of.id))) throw notFound("webhook");
  const only = of.status === undefined ? sql`true` : sql`d.status = ${of.status}`;
  const from = sql`
    FROM webhook_delivery d JOIN event v ON v.business_id = d.business_id AND v.id = d.event_id
    LEFT JOIN webhook_attempt a ON a.business_id = d.business_id AND a.delivery_id = d.id AND a.nth = d.attempts
   WHERE d.business_id = ${actor.businessId}::uuid AND d.endpoint_id = ${of.id}::uuid AND ${only} ORDER BY d.seq DESC`;
  return { name: "webhook-deliveries", body: await streamCsv(columns, from) };
}
