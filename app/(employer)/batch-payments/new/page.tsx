import type { Metadata } from "next";
import { DataTable } from "@/components/data/data-table";
import { draftStatusWords } from "@/components/drafts/words";
import { PickEmployees, RepeatBatch, UploadFile } from "@/components/drafts/new-draft";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/controls/link-button";
import { Card, Section } from "@/components/ui/display/card";
import { TimeText } from "@/components/ui/display/day";
import { Money } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { formatCount } from "@/lib/domain/counted";
import { countOpenDrafts, lastBatch, latestDrafts } from "@/lib/queries/drafts/list-open-drafts";
import type { OpenDraft } from "@/lib/schemas/draft";

export const metadata: Metadata = { title: "New batch" };

export default async function NewBatchPage() {
  const actor = await employerPage("batches:prepare");
  const [drafts, total, last] = await Promise.all([
    latestDrafts(actor),
    countOpenDrafts(actor),
    lastBatch(actor),
  ]);
  return (
    <>
      <PageHeader
        title="New batch"
        about="Bring in the contribution file from payroll, or pick employees and amounts. Nothing moves before somebody else has approved it."
        back={{ href: "/batch-payments", label: "Batch payments" }}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <UploadFile />
        <div className="grid gap-6">
          <Card>
            <Section
              title="Pick employees"
              about="Begin with an empty draft: some by name, or all who can be paid."
            >
              <PickEmployees />
            </Section>
          </Card>
          {last !== null && (
            <Card>
              <Section
                title="Repeat the last batch"
                about={`${last.title}: same employees, loans and amounts, checked anew.`}
              >
                <RepeatBatch last={last} />
              </Section>
            </Card>
          )}
        </div>
      </div>
      {drafts.length > 0 && <GoOn drafts={drafts} total={total} />}
    </>
  );
}

function GoOn({ drafts, total }: { drafts: readonly OpenDraft[]; total: number }) {
  return (
    <Section
      title="Drafts to go on with"
      actions={
        total > drafts.length && (
          <TextLink href="/batch-payments?show=drafts">All {formatCount(total)} drafts</TextLink>
        )
      }
    >
      <DataTable<OpenDraft>
        caption="Open drafts"
        rows={drafts}
        rowKey={(draft) => draft.id}
        rowHref={(draft) => `/batch-payments/drafts/${draft.id}`}
        columns={[
          { key: "title", head: "Title", cell: (draft) => draft.title },
          { key: "status", head: "Status", cell: (draft) => <StatusDot {...draftStatusWords(draft)} /> },
          { key: "changed", head: "Last changed", cell: (draft) => <TimeText at={draft.updatedAt} /> },
          {
            key: "payments",
            head: "Payments",
            align: "end",
            cell: (draft) => formatCount(draft.payments),
          },
          {
            key: "amount",
            head: "Total",
            align: "end",
            cell: (draft) => <Money amount={draft.amount} />,
          },
        ]}
      />
    </Section>
  );
}
