import { CircleCheckBig } from "lucide-react";
import { formatCount } from "@/lib/domain/counted";
import type { ApprovalLine } from "@/lib/schemas/batches/approvals";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { DayText, TimeText } from "../ui/display/day";
import { Money } from "../ui/display/money";

type ApprovalsTableProps = {
  rows: readonly ApprovalLine[];
  scheduled: boolean;
  /** Whether this person may release: then it is they who are asked. */
  releases: boolean;
};

/** What waits for approval, the oldest first; and what is approved and waits for its day. */
export function ApprovalsTable({ rows, scheduled, releases }: ApprovalsTableProps) {
  return (
    <DataTable<ApprovalLine>
      caption={scheduled ? "Approved for a later day" : "Waiting for approval"}
      rows={rows}
      rowKey={(draft) => draft.id}
      rowHref={(draft) => `/approvals?draft=${draft.id}`}
      columns={[
        { key: "title", head: "Batch", cell: (draft) => draft.title },
        { key: "prepared", head: "Prepared by", cell: (draft) => draft.preparedBy },
        scheduled
          ? { key: "on", head: "To be released on", cell: (draft) => <DayText day={draft.releaseOn} /> }
          : { key: "sent", head: "Sent", cell: (draft) => <TimeText at={draft.sentAt} /> },
        { key: "account", head: "Account", cell: (draft) => draft.account && `•••• ${draft.account}` },
        {
          key: "debit",
          head: scheduled ? "Debit" : "Debit, if now",
          cell: (draft) => <DayText day={draft.dates.debit} />,
        },
        {
          key: "arrive",
          head: "Arrives",
          cell: (draft) => <DayText day={draft.dates.creditsEffective} />,
        },
        {
          key: "warnings",
          head: "Warnings",
          align: "end",
          cell: (draft) => formatCount(draft.warnings),
        },
        {
          key: "payments",
          head: "Payments",
          align: "end",
          cell: (draft) => formatCount(draft.payments),
        },
        { key: "total", head: "Total", align: "end", cell: (draft) => <Money amount={draft.total} /> },
      ]}
      empty={
        <EmptyState
          icon={<CircleCheckBig />}
          title={scheduled ? "Nothing is approved for a later day" : "Nothing waits for approval"}
        >
          {scheduled
            ? "What is approved for a chosen day stands here until that morning."
            : `What a preparer sends for approval stands here, and ${releases ? "you get" : "whoever may release it gets"} a mail.`}
        </EmptyState>
      }
    />
  );
}
