import type { BatchBalance } from "@/lib/schemas/reconciliation/views";
import { DataTable } from "../data/data-table";
import { DayText } from "../ui/display/day";
import { Money } from "../ui/display/money";

/** Batches that are not reconciled: where each dollar of the debit is. */
export function BalancesTable({ rows }: { rows: readonly BatchBalance[] }) {
  return (
    <DataTable<BatchBalance>
      caption="Batches that are not reconciled"
      rows={rows}
      rowKey={(batch) => batch.id}
      rowHref={(batch) => `/batch-payments/${batch.id}`}
      columns={[
        { key: "title", head: "Batch", cell: (batch) => batch.title },
        {
          key: "confirm",
          head: "Confirmed by",
          cell: (batch) => (
            <DayText
              day={batch.confirmDay}
              reason="When the servicers are expected to have said what they posted"
            />
          ),
        },
        { key: "debited", head: "Debited", align: "end", cell: (batch) => <Money amount={batch.debited} /> },
        { key: "posted", head: "Posted", align: "end", cell: (batch) => <Money amount={batch.posted} /> },
        {
          key: "refunded",
          head: "Refunded",
          align: "end",
          cell: (batch) => <Money amount={batch.refunded} />,
        },
        { key: "back", head: "Came back", align: "end", cell: (batch) => <Money amount={batch.cameBack} /> },
        { key: "matched", head: "Matched", align: "end", cell: (batch) => <Money amount={batch.matched} /> },
        {
          key: "difference",
          head: "Difference",
          align: "end",
          cell: (batch) => (
            <strong className="font-semibold">
              <Money amount={batch.difference} />
            </strong>
          ),
        },
      ]}
    />
  );
}
