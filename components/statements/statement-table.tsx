import { formatCount } from "@/lib/domain/counted";
import { statementWords } from "@/lib/domain/statements/lines";
import type { StatementLine } from "@/lib/schemas/statements/statement";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { TextLink } from "../ui/controls/link-button";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";

/** What came and went for an account, with the balance after each line. */
export function StatementTable({ rows }: { rows: readonly StatementLine[] }) {
  return (
    <DataTable<StatementLine>
      caption="Lines of the statement"
      rows={rows}
      rowKey={(line) => line.place}
      columns={[
        { key: "day", head: "Date", cell: (line) => <DayText day={line.day} year /> },
        { key: "what", head: "What", cell: (line) => statementWords(line.kind) },
        { key: "count", head: "Number", align: "end", cell: (line) => formatCount(line.count) },
        {
          key: "batch",
          head: "Batch",
          interactive: true,
          cell: (line) =>
            line.batch === null ? (
              <NoValue />
            ) : (
              <TextLink href={`/batch-payments/${line.batch.id}`}>{line.batch.title}</TextLink>
            ),
        },
        { key: "amount", head: "Amount", align: "end", cell: (line) => <Money amount={line.amount} /> },
        { key: "balance", head: "Balance", align: "end", cell: (line) => <Money amount={line.balance} /> },
      ]}
      empty={
        <EmptyState title="Nothing moved in this period">
          Debits that were collected, payments sent to servicers and what came back stand here.
        </EmptyState>
      }
    />
  );
}
