import type { Actor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { endpointColumns, endpointView } from "@/lib/db/webhooks/endpoints";
import { readDeliveries, readWholeDelivery } from "@/lib/db/webhooks/log";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import { type Page, pageOf } from "@/lib/schemas/page";
import type {
  DeliveriesFilter,
  DeliveryView,
  WebhookOf,
  WebhooksFilter,
  WebhookView,
  WholeDeliveryView,
} from "@/lib/schemas/webhooks/endpoint";

/** More than a business may have. */
export const WEBHOOKS_SHOWN_MAX = 100;

/** The business's endpoints in the order in which they came, without deleted ones. */
export async function listWebhooks(actor: Actor, filter: WebhooksFilter): Promise<Page<WebhookView>> {
  mustHave(actor, "business:read");
  const rows = await prisma.webhookEndpoint.findMany({
    where: {
      businessId: actor.businessId,
      status: { not: "deleted" },
      ...(filter.cursor === undefined ? {} : { seq: { gt: filter.cursor } }),
    },
    orderBy: { seq: "asc" },
    take: filter.limit + 1,
    select: endpointColumns,
  });
  return pageOf(rows, filter.limit, endpointView, (row) => row.seq);
}

/** A deleted one too: its log is kept. Null if there is none. */
export async function getWebhook(actor: Actor, id: string): Promise<WebhookView | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) return null;
  const row = await prisma.webhookEndpoint.findUnique({
    where: { businessId_id: { businessId: actor.businessId, id } },
    select: endpointColumns,
  });
  return row && endpointView(row);
}

/** What was sent to an endpoint, newest first. @throws Refusal not_found */
export async function listDeliveries(actor: Actor, filter: DeliveriesFilter): Promise<Page<DeliveryView>> {
  if (!(await getWebhook(actor, filter.id))) throw notFound("webhook");
  const rows = await readDeliveries(actor.businessId, filter);
  return pageOf(
    rows,
    filter.limit,
    ({ view }) => view,
    ({ seq }) => seq,
  );
}

/** One delivery whole. A person of the employer does not see what is a borrower's own. Null if there is none. */
export async function getDelivery(actor: Actor, { id }: WebhookOf): Promise<WholeDeliveryView | null> {
  mustHave(actor, "business:read");
  const sees = {
    personal: actor.kind === "key",
    borrowerFunds: actor.kind === "key" && may(actor, "borrowers:pay"),
  };
  return isUuid(id) ? readWholeDelivery(actor.businessId, id, sees) : null;
}

/** All that the page shows, as a file. */
export async function webhooksCsv(actor: Actor): Promise<Csv> {
  const { data } = await listWebhooks(actor, { limit: WEBHOOKS_SHOWN_MAX });
  return smallCsv("webhooks", data, {
    url: (webhook) => webhook.url,
    description: (webhook) => webhook.description,
    event_types: (webhook) => webhook.event_types?.join(" ") ?? "all",
    status: (webhook) => webhook.status,
    failing_since: (webhook) => webhook.failing_since,
    disabled_at: (webhook) => webhook.disabled_at,
    disabled_because: (webhook) => webhook.disabled_reason,
    created_at: (webhook) => webhook.created_at,
    id: (webhook) => webhook.id,
  });
}
