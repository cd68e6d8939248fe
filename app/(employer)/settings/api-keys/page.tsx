import type { Metadata } from "next";
import { DataTable, type Column } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink } from "@/components/data/pager";
import { KeyActions } from "@/components/keys/key-actions";
import { MakeKey } from "@/components/keys/make-key";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/display/card";
import { TextLink } from "@/components/ui/controls/link-button";
import { TimeText } from "@/components/ui/display/day";
import { NoValue } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { listKeys } from "@/lib/queries/keys/list-keys";
import { scopeWords } from "@/lib/domain/people/scopes";
import type { ApiKeyView } from "@/lib/schemas/settings/api-keys";

export const metadata: Metadata = { title: "API keys" };

const status = {
  active: { state: "done", word: "Active" },
  ending: { state: "waiting", word: "Ending" },
  revoked: { state: "problem", word: "Revoked" },
} as const;

const columns: readonly Column<ApiKeyView>[] = [
  { key: "name", head: "Name", cell: (key) => key.name },
  { key: "last4", head: "Ends in", cell: (key) => <span className="font-mono">{key.last4}</span> },
  {
    key: "scopes",
    head: "May",
    cell: (key) => (
      <div className="flex flex-wrap gap-x-3 gap-y-1 max-sm:justify-end">
        <span>{key.scopes.map((scope) => scopeWords(scope).label).join(", ")}</span>
        {key.releaseWaits && (
          <StatusDot
            state="waiting"
            word="Release waits"
            next="A second person who may release has to agree"
          />
        )}
      </div>
    ),
  },
  { key: "madeBy", head: "Made by", cell: (key) => key.madeBy },
  {
    key: "used",
    head: "Last used",
    cell: (key) => (key.lastUsedAt === null ? <NoValue word="never" /> : <TimeText at={key.lastUsedAt} />),
  },
  {
    key: "status",
    head: "Status",
    cell: (key) => (
      <div>
        <StatusDot {...status[key.status]} />
        {key.endsAt !== null && (
          <span className="block text-sm text-muted">
            <TimeText at={key.endsAt} />
          </span>
        )}
      </div>
    ),
  },
];

export default async function ApiKeysPage() {
  const actor = await employerPage();
  const keys = await listKeys(actor);
  const isOwner = may(actor, "keys:write");
  const actions: Column<ApiKeyView> = {
    key: "actions",
    head: "Actions",
    hideHead: true,
    align: "end",
    interactive: true,
    cell: (key) => <KeyActions apiKey={key} isOwner={isOwner} />,
  };
  return (
    <>
      <PageHeader
        title="Settings"
        about="What your programs sign in with, and what each key may do."
        action={
          <>
            {keys.length > 0 && <ExportCsvLink href="/api/ui/api-keys.csv" />}
            {isOwner && <MakeKey />}
          </>
        }
      />
      <SettingsTabs current="/settings/api-keys" />
      {keys.length === 0 ? (
        <Card flush>
          <EmptyState title="No keys yet">
            A key lets a program of yours do what you allow it.{" "}
            <TextLink href="/docs">Read what it can do</TextLink>.
          </EmptyState>
        </Card>
      ) : (
        <DataTable<ApiKeyView>
          caption="API keys of this business"
          rows={keys}
          rowKey={(key) => key.id}
          columns={isOwner || keys.some((key) => key.mayApprove) ? [...columns, actions] : columns}
        />
      )}
    </>
  );
}
