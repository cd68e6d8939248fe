import { formatCount } from "@/lib/domain/counted";
import type { OpenDraft } from "@/lib/schemas/draft";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { TimeText } from "../ui/display/day";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import type { State } from "../ui/states";

const statusWords: Record<OpenDraft["status"], { state: State; word: string }> = {
  draft: { state: "waiting", word: "Draft" },
  awaiting_approval: { state: "attention", word: "Waiting for approval" },
  scheduled: { state: "waiting", word: "Approved for a later day" },
  released: { state: "done", word: "Released" },
  deleted: { state: "problem", word: "Deleted" },
};

/** Drafts that were begun: nothing moves before one is released. */
export function DraftsTable({ rows }: { rows: readonly OpenDraft[] }) {
  return (
    <DataTable<OpenDraft>
      caption="Drafts"
      rows={rows}
      rowKey={(draft) => draft.id}
      rowHref={(draft) => `/batch-payments/drafts/${draft.id}`}
      columns={[
        { key: "title", head: "Draft", cell: (draft) => draft.title },
        { key: "status", head: "Status", cell: (draft) => <StatusDot {...statusWords[draft.status]} /> },
        { key: "from", head: "From", cell: (draft) => draft.fileName ?? "picked employees" },
        { key: "changed", head: "Last changed", cell: (draft) => <TimeText at={draft.updatedAt} /> },
        {
          key: "errors",
          head: "With errors",
          align: "end",
          cell: (draft) => formatCount(draft.errors),
        },
        {
          key: "payments",
          head: "Payments",
          align: "end",
          cell: (draft) => formatCount(draft.payments),
        },
        { key: "total", head: "Total", align: "end", cell: (draft) => <Money amount={draft.amount} /> },
      ]}
      empty={
        <EmptyState title="No draft is open">What you prepare stands here until it is released.</EmptyState>
      }
    />
  );
}
