import type { ReturnedLine } from "@/lib/schemas/reconciliation/views";
import { RefundPayment, ResendPayment } from "../batches/item-actions";
import { returnWords } from "../batches/words";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { Money } from "../ui/display/money";

/** Payments that came back, each with what a person can do about it. */
export function ReturnedTable({ rows, mayAct }: { rows: readonly ReturnedLine[]; mayAct: boolean }) {
  return (
    <DataTable<ReturnedLine>
      caption="Payments that came back"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/batch-payments/${row.batch.id}/payments/${row.id}`}
      columns={[
        { key: "employee", head: "Employee", cell: (row) => row.employee.name },
        { key: "servicer", head: "Servicer", cell: (row) => row.servicer },
        { key: "batch", head: "Batch", cell: (row) => row.batch.title },
        { key: "why", head: "Why", cell: (row) => returnWords(row) },
        { key: "back", head: "Came back", align: "end", cell: (row) => <Money amount={row.openAmount} /> },
        {
          key: "actions",
          head: "Actions",
          hideHead: true,
          interactive: true,
          cell: (row) => <Actions row={row} mayAct={mayAct} />,
        },
      ]}
      empty={
        <EmptyState title="Nothing came back">
          What a servicer’s bank returns, or what was held back, stands here until it is refunded or sent
          again.
        </EmptyState>
      }
    />
  );
}

function Actions({ row, mayAct }: { row: ReturnedLine; mayAct: boolean }) {
  if (row.refundAsked) return <span className="text-muted">Refund on its way</span>;
  if (!mayAct) return <span className="text-muted">An owner or an approver decides</span>;
  return (
    <div className="flex flex-wrap justify-end gap-2 sm:flex-nowrap">
      {row.choices.length > 0 && <ResendPayment item={row} />}
      <RefundPayment item={row} />
    </div>
  );
}
