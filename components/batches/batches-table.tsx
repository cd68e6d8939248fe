import { Banknote } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/domain/counted";
import type { BatchLine } from "@/lib/schemas/batches/views";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { DayText, TimeText } from "../ui/display/day";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import { batchStatusWords, nextWords } from "./words";

type BatchesTableProps = {
  rows: readonly BatchLine[];
  filtered: boolean;
  /** What to do first, for those who may. */
  action: ReactNode;
};

/** The list of batches, newest first. */
export function BatchesTable({ rows, filtered, action }: BatchesTableProps) {
  return (
    <DataTable<BatchLine>
      caption="Batch payments"
      rows={rows}
      rowKey={(batch) => batch.id}
      rowHref={(batch) => `/batch-payments/${batch.id}`}
      columns={[
        { key: "title", head: "Batch", cell: (batch) => <Title batch={batch} /> },
        {
          key: "status",
          head: "Status",
          cell: (batch) => <StatusDot {...batchStatusWords(batch)} next={nextWords(batch.next)} />,
        },
        { key: "made", head: "Released", cell: (batch) => <TimeText at={batch.createdAt} /> },
        { key: "debit", head: "Debit", cell: (batch) => <DayText day={batch.debitDay} /> },
        { key: "returned", head: "Posted", align: "end", cell: (batch) => <Posted batch={batch} /> },
        {
          key: "payments",
          head: "Payments",
          align: "end",
          cell: (batch) => formatCount(batch.payments),
        },
        { key: "total", head: "Total", align: "end", cell: (batch) => <Money amount={batch.total} /> },
      ]}
      empty={
        filtered ? (
          <EmptyState title="No batch fits these filters">Clear a filter to see more.</EmptyState>
        ) : (
          <EmptyState icon={<Banknote />} title="Batches that were released will stand here" action={action}>
            A batch pays many employees&rsquo; loans with one debit of your account.
          </EmptyState>
        )
      }
    />
  );
}

function Title({ batch }: { batch: BatchLine }) {
  return (
    <span className="grid">
      <span className="truncate">{batch.title}</span>
      {batch.referenceId !== null && batch.referenceId !== batch.title && (
        <span className="truncate font-normal text-muted">{batch.referenceId}</span>
      )}
    </span>
  );
}

function Posted({ batch }: { batch: BatchLine }) {
  if (!batch.valid) return <span className="text-muted">none</span>;
  const { posted, returned } = batch.counts;
  return (
    <>
      {formatCount(posted)}
      {returned > 0 && <span className="text-attention">, {formatCount(returned)} returned</span>}
    </>
  );
}
