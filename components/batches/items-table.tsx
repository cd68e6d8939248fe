import type { ItemLine } from "@/lib/schemas/batches/views";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import { itemWordsOf, returnWords } from "./words";

/** The payments of a batch, in its order. */
export function ItemsTable({ batchId, rows }: { batchId: string; rows: readonly ItemLine[] }) {
  return (
    <DataTable<ItemLine>
      caption="Payments of this batch"
      rows={rows}
      rowKey={(item) => item.id}
      rowHref={(item) => `/batch-payments/${batchId}/payments/${item.id}`}
      columns={[
        { key: "employee", head: "Employee", cell: (item) => item.employee.name },
        { key: "id", head: "Employee id", cell: (item) => item.employee.externalId ?? "" },
        { key: "servicer", head: "Servicer", cell: (item) => item.servicer },
        {
          key: "loan",
          head: "Loan",
          cell: (item) =>
            item.loanLast4 === null ? (
              "as the servicer decides"
            ) : (
              <span className="whitespace-nowrap">•••• {item.loanLast4}</span>
            ),
        },
        { key: "reference", head: "Reference", cell: (item) => item.referenceId ?? "" },
        {
          key: "status",
          head: "Status",
          cell: (item) => <StatusDot {...itemWordsOf(item)} next={returnWords(item) ?? undefined} />,
        },
        { key: "amount", head: "Amount", align: "end", cell: (item) => <Money amount={item.amount} /> },
      ]}
      empty={<EmptyState title="No payment fits these filters">Clear a filter to see more.</EmptyState>}
    />
  );
}
