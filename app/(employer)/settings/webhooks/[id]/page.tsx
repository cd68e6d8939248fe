import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Column, DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/controls/tabs";
import { Alert } from "@/components/ui/display/alert";
import { TimeText } from "@/components/ui/display/day";
import { DescriptionList } from "@/components/ui/display/description-list";
import { StatusDot } from "@/components/ui/display/status";
import { answerWords, deliveryStatus, webhookStatus } from "@/components/webhooks/words";
import { WebhookActions } from "@/components/webhooks/webhook-actions";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { counted } from "@/lib/domain/counted";
import { getWebhook, listDeliveries } from "@/lib/queries/webhooks/webhooks";
import { deliveriesPageFilter, type DeliveryView, type WebhookView } from "@/lib/schemas/webhooks/endpoint";

export const metadata: Metadata = { title: "Webhook" };

const DELIVERIES_PER_PAGE = 50;

const columns: readonly Column<DeliveryView>[] = [
  { key: "type", head: "Event", cell: (delivery) => delivery.event_type },
  { key: "at", head: "Begun", cell: (delivery) => <TimeText at={delivery.created_at} /> },
  { key: "status", head: "Status", cell: (delivery) => <StatusDot {...deliveryStatus(delivery)} /> },
  { key: "tries", head: "Tries", align: "end", cell: (delivery) => delivery.attempts },
  { key: "answer", head: "Last answer", cell: (delivery) => answerWords(delivery.last_attempt) },
];

const nothing = {
  all: "Nothing was sent yet. A test shows whether it arrives",
  waiting: "Nothing waits to be sent",
  failed: "Nothing was given up",
  delivered: "Nothing has arrived yet",
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function WebhookPage({ params, searchParams }: Props) {
  const actor = await employerPage();
  const { id } = await params;
  const query = firstValues(await searchParams);
  const webhook = await getWebhook(actor, id);
  if (!webhook) notFound();
  const filter = deliveriesPageFilter.parse(query);
  const { data, next_cursor: next } = await listDeliveries(actor, {
    id,
    limit: DELIVERIES_PER_PAGE,
    ...filter,
  });
  const path = `/settings/webhooks/${id}`;
  const kept = { status: filter.status };
  const mayChange = may(actor, "webhooks:write") && webhook.status !== "deleted";
  return (
    <>
      <PageHeader
        title={new URL(webhook.url).host}
        about={webhook.description ?? "What was sent there, and what was answered."}
        back={{ href: "/settings/webhooks", label: "Webhooks" }}
        status={<StatusDot {...webhookStatus(webhook)} />}
        action={mayChange ? <WebhookActions webhook={webhook} /> : undefined}
      />
      {webhook.status === "disabled" && (
        <Alert state="attention" title="This webhook is switched off">
          {webhook.disabled_reason} No event is lost: switch it on again and send what it missed.
        </Alert>
      )}
      <Facts webhook={webhook} />
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Tabs
          label="Which deliveries"
          tabs={[
            { href: path, label: "All", current: filter.status === undefined },
            { href: `${path}?status=waiting`, label: "Waiting", current: filter.status === "waiting" },
            { href: `${path}?status=failed`, label: "Given up", current: filter.status === "failed" },
            { href: `${path}?status=delivered`, label: "Delivered", current: filter.status === "delivered" },
          ]}
        />
        <ExportCsvLink size="sm" href={hrefWith(`/api/ui/webhooks/${id}/deliveries.csv`, kept)} />
      </div>
      <DataTable<DeliveryView>
        caption="Deliveries, newest first"
        rows={data}
        rowKey={(delivery) => delivery.id}
        rowHref={(delivery) => `${path}/deliveries/${delivery.id}`}
        columns={columns}
        empty={<EmptyState title={nothing[filter.status ?? "all"]} />}
      />
      <Pager
        shown={counted(data.length, "delivery on this page", "deliveries on this page")}
        previousHref={query["cursor"] === undefined ? undefined : hrefWith(path, kept)}
        nextHref={next === null ? undefined : hrefWith(path, kept, { cursor: next })}
      />
    </>
  );
}

function Facts({ webhook }: { webhook: WebhookView }) {
  return (
    <DescriptionList
      facts={[
        { label: "Address", value: <span className="break-all">{webhook.url}</span> },
        { label: "Events", value: webhook.event_types?.join(", ") ?? "All" },
        ...(webhook.failing_since === null
          ? []
          : [{ label: "Failing since", value: <TimeText at={webhook.failing_since} /> }]),
        ...(webhook.previous_secret_until === null
          ? []
          : [
              {
                label: "The old secret signs until",
                value: <TimeText at={webhook.previous_secret_until} />,
              },
            ]),
      ]}
    />
  );
}
