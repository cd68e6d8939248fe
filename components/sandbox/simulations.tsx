import type { AskedSimulation } from "@/lib/schemas/sandbox-page";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { DayText } from "../ui/display/day";
import { StatusDot } from "../ui/display/status";
import { answerWords, kindWords } from "./simulation-words";

const hrefOf = (asked: AskedSimulation): string =>
  asked.itemId === null
    ? `/batch-payments/${asked.batchId}`
    : `/batch-payments/${asked.batchId}/payments/${asked.itemId}`;

/** What was asked for, with its day and whether it has happened. */
export function Simulations({ rows }: { rows: readonly AskedSimulation[] }) {
  return (
    <DataTable<AskedSimulation>
      caption="Answers asked for"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={hrefOf}
      columns={[
        { key: "kind", head: "What happens", cell: (row) => kindWords[row.kind].label },
        { key: "answer", head: "Answer", cell: answerWords },
        { key: "about", head: "About", cell: (row) => row.about },
        { key: "due", head: "Comes on", cell: (row) => <DayText day={row.dueOn} /> },
        {
          key: "used",
          head: "Status",
          cell: (row) =>
            row.used ? (
              <StatusDot state="done" word="Happened" />
            ) : (
              <StatusDot state="waiting" word="To come" />
            ),
        },
      ]}
      empty={
        <EmptyState title="Answers you ask for will stand here">
          Without any, every debit holds and every payment is posted.
        </EmptyState>
      }
    />
  );
}
