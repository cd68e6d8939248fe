import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { sql } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { sendEvents } from "@/lib/db/webhooks/endpoints";
import { readDelivery } from "@/lib/db/webhooks/log";
import { invalid, notFound, Refusal } from "@/lib/domain/refusal";
import type { DeliveryView, ReplayRange, TestWebhook, WebhookOf } from "@/lib/schemas/webhooks/endpoint";
import { lockedEndpoint } from "./locked-endpoint";

/** Sends one event again, with the same webhook-id. @throws Refusal not_found; conflict where its endpoint is off */
export async function replayDelivery(actor: Actor, { id }: WebhookOf): Promise<DeliveryView> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    const before = await readDelivery(tx, businessId, id);
    if (!before) throw notFound("delivery");
    await activeEndpoint(tx, businessId, before.webhook_id);
    const which = sql`v.id = ${before.event_id}::uuid AND e.id = ${before.webhook_id}::uuid`;
    await sendEvents(tx, businessId, which, { evenDelivered: true });
    return (await readDelivery(tx, businessId, id)) ?? before;
  });
}

/** Sends an endpoint the events of a span of time that it wants and has not got: also those from while it was off, or was not yet. */
export async function replayRange(actor: Actor, input: ReplayRange): Promise<{ replayed: number }> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    await activeEndpoint(tx, businessId, input.id);
    const until = input.to ? sql`v.created_at < ${input.to}::timestamptz` : sql`true`;
    const which = sql`e.id = ${input.id}::uuid AND v.created_at >= ${input.from}::timestamptz AND ${until}
      AND v.type <> 'test' AND (cardinality(e.event_types) = 0 OR v.type = ANY (e.event_types))`;
    return { replayed: await sendEvents(tx, businessId, which, { evenDelivered: input.all }) };
  });
}

async function activeEndpoint(tx: Tx, businessId: string, id: string): Promise<void> {
  const endpoint = await lockedEndpoint(tx, businessId, id);
  if (endpoint.status === "active") return;
  throw new Refusal(
    "conflict",
    "This webhook is switched off. Switch it on first, then send what it missed.",
  );
}

/** Sends a test to one endpoint or to all that are active, whatever they asked for. */
export async function sendTest(
  actor: Actor,
  input: TestWebhook,
): Promise<{ event_id: string; sent_to: number }> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    if (input.webhook_id) await activeEndpoint(tx, businessId, input.webhook_id);
    const data = await testData(tx, actor, input);
    const { id } = await tx.event.create({
      data: {
        businessId,
        type: input.event_type,
        objectId: data?.borrower_id ?? null,
        ...(data ? { data } : {}),
      },
      select: { id: true },
    });
    const only = input.webhook_id ? sql`e.id = ${input.webhook_id}::uuid` : sql`true`;
    const sent = await sendEvents(tx, businessId, sql`v.id = ${id}::uuid AND ${only}`, {
      evenDelivered: true,
    });
    return { event_id: id, sent_to: sent };
  });
}

async function testData(tx: Tx, actor: Actor, input: TestWebhook) {
  if (input.event_type === "test" || !input.borrower_id || !input.servicer_id) return null;
  const borrower = await tx.borrower.findFirst({
    where: { businessId: actor.businessId, id: input.borrower_id },
    select: { id: true },
  });
  const servicer = await tx.servicer.findUnique({ where: { id: input.servicer_id }, select: { id: true } });
  if (!borrower) throw invalid([{ path: "borrower_id", message: "There is no such borrower." }]);
  if (!servicer) throw invalid([{ path: "servicer_id", message: "There is no such servicer." }]);
  return { borrower_id: borrower.id, servicer_id: servicer.id };
}
