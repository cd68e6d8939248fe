import { DELIVERED_WITHIN_HOURS } from "@/lib/domain/webhooks/backoff";
import { type EventType, isAboutBorrowerFunds } from "@/lib/domain/webhooks/event-types";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/** `data` is the view that the API shows of the object (a `…View` of lib/schemas), as it is after the change; null for a test. */
export type NewEvent = {
  type: EventType;
  objectId: string | null;
  data: object | null;
  /** About a Borrower's own money, where the type does not say so already (an account of theirs). */
  borrowerFunds?: boolean;
};

const CHANNEL = "paydown_webhooks";

/** Who delivers webhooks listens here. */
export { CHANNEL as webhookChannel };

/**
 * Writes down that objects of a business changed, in the transaction that changes them: GET /events shows it, and every
 * endpoint that wants the type is sent it, once this commits. Call it last, under the lock of the object, for what it says is the
 * state at that moment, and events of an object are delivered in the order in which they were written.
 *
 *     await recordEvents(tx, businessId, [{ type: "enrollment.updated", objectId: id, data: enrollmentView(row) }]);
 *
 * Batches, items, accounts, borrowers, Payments and series have functions of their own beside this one, which read the view.
 */
export async function recordEvents(tx: Tx, businessId: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const types = events.map((event) => event.type);
  const objects = events.map((event) => event.objectId);
  const funds = events.map((event) => event.borrowerFunds ?? isAboutBorrowerFunds(event.type));
  const data = events.map((event) => (event.data === null ? null : JSON.stringify(event.data)));
  await insertEvents(
    tx,
    businessId,
    Prisma.sql`SELECT u.type, u.object_id, u.data::json AS data, u.funds
                 FROM unnest(${types}::text[], ${objects}::uuid[], ${data}::text[], ${funds}::boolean[])
                      WITH ORDINALITY u (type, object_id, data, funds, nth)
                ORDER BY u.nth`,
  );
}

/**
 * Set-based: `rows` is a SELECT of (type, object_id, data, funds), in the order of the events. `before` are CTEs with their comma that
 * it reads from, such as the UPDATE of which it tells.
 */
export async function insertEvents(
  tx: Tx,
  businessId: string,
  rows: Prisma.Sql,
  before: Prisma.Sql = Prisma.empty,
): Promise<void> {
  const sent = await tx.$executeRaw`
    WITH ${before} made AS (
      INSERT INTO event (business_id, type, object_id, data, borrower_funds)
      SELECT ${businessId}::uuid, r.type, r.object_id, r.data, r.funds FROM (${rows}) r
      RETURNING business_id, id, seq, type, object_id, borrower_funds)
    INSERT INTO webhook_delivery (business_id, endpoint_id, event_id, event_seq, object_id, give_up_at)
    SELECT made.business_id, e.id, made.id, made.seq, made.object_id,
           clock_timestamp() + make_interval(hours => ${DELIVERED_WITHIN_HOURS})
      FROM made
      JOIN webhook_endpoint e ON e.business_id = made.business_id AND e.status = 'active'
                             AND (cardinality(e.event_types) = 0 OR made.type = ANY (e.event_types))
                             AND (e.borrower_funds OR NOT made.borrower_funds)
     ORDER BY made.seq`;
  if (sent > 0) await wakeDelivery(tx);
}

/** At commit, whoever delivers webhooks looks for what is due. */
export async function wakeDelivery(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
}
