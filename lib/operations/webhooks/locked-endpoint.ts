import { type Actor, personOf } from "@/lib/auth/actor";
import { type ActivityKind, recordActivity } from "@/lib/db/activity";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { type EndpointRow, lockEndpoint } from "@/lib/db/webhooks/endpoints";
import { notFound } from "@/lib/domain/refusal";

/** @throws Refusal not_found for a deleted one and for another business's too */
export async function lockedEndpoint(tx: Tx, businessId: string, id: string): Promise<EndpointRow> {
  const endpoint = await lockEndpoint(tx, businessId, id);
  if (!endpoint) throw notFound("webhook");
  return endpoint;
}

export async function recordEndpoint(
  tx: Tx,
  actor: Actor,
  kind: Extract<ActivityKind, `webhook.${string}`>,
  endpoint: { id: string; url: string },
): Promise<void> {
  const business = await readBusinessDay(actor.businessId, tx);
  await recordActivity(tx, business, {
    kind,
    subjectId: endpoint.id,
    actor: personOf(actor),
    data: { url: endpoint.url },
  });
}
