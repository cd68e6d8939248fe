import type { Metadata } from "next";
import { type Column, DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink } from "@/components/data/pager";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/display/card";
import { Alert } from "@/components/ui/display/alert";
import { NoValue } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { AddWebhook } from "@/components/webhooks/add-webhook";
import { webhookStatus } from "@/components/webhooks/words";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { listWebhooks, WEBHOOKS_SHOWN_MAX } from "@/lib/queries/webhooks/webhooks";
import type { WebhookView } from "@/lib/schemas/webhooks/endpoint";

export const metadata: Metadata = { title: "Webhooks" };

const columns: readonly Column<WebhookView>[] = [
  { key: "url", head: "Address", cell: (webhook) => <span className="break-all">{webhook.url}</span> },
  { key: "description", head: "For", cell: (webhook) => webhook.description ?? <NoValue /> },
  { key: "types", head: "Events", cell: (webhook) => webhook.event_types?.join(", ") ?? "All" },
  { key: "status", head: "Status", cell: (webhook) => <StatusDot {...webhookStatus(webhook)} /> },
];

export default async function WebhooksPage() {
  const actor = await employerPage();
  const { data: webhooks } = await listWebhooks(actor, { limit: WEBHOOKS_SHOWN_MAX });
  const off = webhooks.filter((webhook) => webhook.status === "disabled");
  return (
    <>
      <PageHeader
        title="Settings"
        about="Where Paydown tells your programs what changed."
        action={
          <>
            {webhooks.length > 0 && <ExportCsvLink href="/api/ui/webhooks.csv" />}
            {may(actor, "webhooks:write") && <AddWebhook />}
          </>
        }
      />
      <SettingsTabs current="/settings/webhooks" />
      {off.length > 0 && (
        <Alert
          state="attention"
          title={off.length === 1 ? "A webhook is switched off" : `${off.length} webhooks are switched off`}
        >
          {off.map((webhook) => `${webhook.url}: ${webhook.disabled_reason ?? ""}`).join(" ")} No event is
          lost: switch it on again and send what it missed.
        </Alert>
      )}
      {webhooks.length === 0 ? (
        <Card flush>
          <EmptyState title="No webhooks yet">
            A webhook posts each event to an address of yours, signed, so that your program need not ask.
          </EmptyState>
        </Card>
      ) : (
        <DataTable<WebhookView>
          caption="Webhooks of this business"
          rows={webhooks}
          rowKey={(webhook) => webhook.id}
          rowHref={(webhook) => `/settings/webhooks/${webhook.id}`}
          columns={columns}
        />
      )}
    </>
  );
}
