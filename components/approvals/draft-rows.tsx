import type { DraftRowView } from "@/lib/schemas/draft";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";

/** The rows an approver agrees to, as they stand; read-only. */
export function DraftRows({ rows }: { rows: readonly DraftRowView[] }) {
  return (
    <DataTable<DraftRowView>
      caption="Payments to approve"
      rows={rows}
      rowKey={(row) => String(row.position)}
      columns={[
        {
          key: "employee",
          head: "Employee",
          cell: (row) => row.employee?.name ?? (row.fileEmployee || "nobody named"),
        },
        { key: "id", head: "Employee id", cell: (row) => row.employee?.externalId ?? "" },
        {
          key: "to",
          head: "To",
          cell: (row) => row.choices.find((choice) => choice.value === row.allocation)?.label ?? "",
        },
        { key: "reference", head: "Reference", cell: (row) => row.referenceId ?? "" },
        { key: "notes", head: "Worth a look", cell: (row) => <Notes row={row} /> },
        { key: "amount", head: "Amount", align: "end", cell: (row) => <Money amount={row.amount} /> },
      ]}
      empty={<EmptyState title="No payment fits this filter">Choose another.</EmptyState>}
    />
  );
}

function Notes({ row }: { row: DraftRowView }) {
  if (row.excluded) return <StatusDot state="waiting" word="Left out" />;
  if (row.problems.length === 0) return null;
  const worst = row.problems.some((problem) => problem.severity === "error") ? "problem" : "attention";
  return (
    <span className="grid gap-1 py-1 whitespace-normal">
      {row.problems.map((problem) => (
        <span key={problem.code} className={worst === "problem" ? "text-problem" : "text-attention"}>
          {problem.words}
        </span>
      ))}
    </span>
  );
}
