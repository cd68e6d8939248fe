import { type EventType, isPersonal } from "@/lib/domain/webhooks/event-types";
import { eventView } from "@/lib/schemas/webhooks/event";
import type {
  AttemptView,
  DeliveryStatus,
  DeliveryView,
  WholeDeliveryView,
} from "@/lib/schemas/webhooks/endpoint";
import { prisma } from "../client";
import type { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/** The newest try of each, without what it was answered: up to 64 KB a row of a list nobody reads. */
const columns = {
  id: true,
  seq: true,
  endpointId: true,
  eventId: true,
  status: true,
  attempts: true,
  nextTryAt: true,
  deliveredAt: true,
  createdAt: true,
  event: { select: { type: true } },
  log: {
    orderBy: { nth: "desc" },
    take: 1,
    select: { at: true, durationMs: true, statusCode: true, error: true },
  },
} as const;

type Row = Prisma.WebhookDeliveryGetPayload<{ select: typeof columns }>;

function deliveryView(row: Row): DeliveryView {
  const [last] = row.log;
  return {
    id: row.id,
    webhook_id: row.endpointId,
    event_id: row.eventId,
    event_type: row.event.type as EventType, // written from that list only (lib/db/events)
    status: row.status as DeliveryStatus, // a CHECK of the table allows these words only
    attempts: row.attempts,
    last_attempt: last
      ? {
          at: last.at.toISOString(),
          duration_ms: last.durationMs,
          status_code: last.statusCode,
          error: last.error,
        }
      : null,
    next_attempt_at: row.status === "waiting" ? row.nextTryAt.toISOString() : null,
    delivered_at: row.deliveredAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

/** The rows of a list and one more, newest first. */
export async function readDeliveries(
  businessId: string,
  filter: { id: string; limit: number; cursor?: bigint | undefined; status?: DeliveryStatus | undefined },
): Promise<{ seq: bigint; view: DeliveryView }[]> {
  const rows = await prisma.webhookDelivery.findMany({
    where: {
      businessId,
      endpointId: filter.id,
      ...(filter.cursor === undefined ? {} : { seq: { lt: filter.cursor } }),
      ...(filter.status === undefined ? {} : { status: filter.status }),
    },
    orderBy: { seq: "desc" },
    take: filter.limit + 1,
    select: columns,
  });
  return rows.map((row) => ({ seq: row.seq, view: deliveryView(row) }));
}

export async function readDelivery(db: Tx, businessId: string, id: string): Promise<DeliveryView | null> {
  const row = await db.webhookDelivery.findUnique({
    where: { businessId_id: { businessId, id } },
    select: columns,
  });
  return row && deliveryView(row);
}

/** What is shown where: a log for the employer leaves out what a person says of themselves or does with their own money. */
export type Sees = { personal: boolean; borrowerFunds: boolean };

/** One delivery with what was sent and all that was answered. */
export async function readWholeDelivery(
  businessId: string,
  id: string,
  sees: Sees,
): Promise<WholeDeliveryView | null> {
  const row = await prisma.webhookDelivery.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      ...columns,
      event: { select: { id: true, type: true, createdAt: true, data: true, borrowerFunds: true } },
    },
  });
  if (!row) return null;
  const log = await prisma.webhookAttempt.findMany({
    where: { businessId, deliveryId: id },
    orderBy: { nth: "desc" },
    select: { at: true, durationMs: true, statusCode: true, answer: true, error: true },
  });
  const view = deliveryView(row);
  const hidden =
    (row.event.borrowerFunds && !sees.borrowerFunds) || (isPersonal(view.event_type) && !sees.personal);
  return { ...view, event: hidden ? null : eventView(row.event), log: log.map(attemptView) };
}

function attemptView(row: {
  at: Date;
  durationMs: number;
  statusCode: number | null;
  answer: string | null;
  error: string | null;
}): AttemptView {
  return {
    at: row.at.toISOString(),
    duration_ms: row.durationMs,
    status_code: row.statusCode,
    answer: row.answer,
    error: row.error,
  };
}
