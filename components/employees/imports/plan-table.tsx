import type { ReactNode } from "react";
import type { CellChange } from "@/lib/domain/employees/import-plan";
import { valueWords } from "@/lib/domain/employees/words";
import { fieldLabel } from "@/lib/domain/files/fields";
import type { ImportView, PlanLineView, WrongCellView } from "@/lib/schemas/employees/employee-import";
import { type Column, DataTable } from "../../data/data-table";
import { EmptyState } from "../../data/empty-state";
import { NoValue } from "../../ui/display/money";

/** The lines of one tab of a preview: what is there now and what would be, or what is wrong. */
export function PlanTable({ view }: { view: ImportView }) {
  if (view.tab === "wrong") return <WrongTable wrong={view.wrong} />;
  const columns: Column<PlanLineView>[] = [{ key: "who", head: "Employee", cell: (line) => line.who }];
  if (view.kind === "loans") columns.push({ key: "loan", head: "Loan", cell: (line) => line.loan });
  if (view.tab !== "removed") {
    columns.push({ key: "row", head: "Row", align: "end", cell: (line) => line.row ?? <NoValue /> });
  }
  columns.push({
    key: "changes",
    head: view.tab === "added" ? "As read" : "Before → after",
    cell: changesCell,
  });
  return (
    <DataTable<PlanLineView>
      caption={captions[view.tab]}
      rows={view.lines}
      rowKey={(line) => line.key}
      columns={columns}
      empty={<EmptyState title={nothing[view.tab]} />}
    />
  );
}

const captions = { added: "Added", changed: "Changed", removed: "Removed" } as const;
const nothing = {
  added: "The file adds nothing",
  changed: "The file changes nothing",
  removed: "The file removes nobody",
} as const;

function changesCell({ changes }: PlanLineView): ReactNode {
  return (
    <ul className="grid gap-0.5 py-2">
      {changes.map((change) => (
        <li key={change[0]}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change: [field, before, after] }: { change: CellChange }) {
  const words = (value: string | null) =>
    value === null ? <NoValue word="nothing" /> : valueWords(field, value);
  return (
    <>
      <span className="text-muted">{fieldLabel(field)}:</span>{" "}
      {before !== null && (
        <>
          <span className="text-muted line-through">{words(before)}</span> <span aria-hidden>→</span>
          <span className="sr-only">becomes</span>{" "}
        </>
      )}
      <span className="tabular-nums">{words(after)}</span>
    </>
  );
}

function WrongTable({ wrong }: { wrong: readonly WrongCellView[] }) {
  return (
    <DataTable<WrongCellView>
      caption="Cells that could not be read"
      rows={wrong}
      rowKey={(cell) => cell.key}
      columns={[
        { key: "row", head: "Row", cell: rowCell },
        { key: "column", head: "Column", cell: (cell) => cell.column },
        { key: "words", head: "What is wrong", cell: (cell) => upperFirst(cell.words) },
      ]}
      empty={<EmptyState title="Every row could be read" />}
    />
  );
}

/** A card has no head: the word stands before the number there. */
const rowCell = ({ row }: WrongCellView): ReactNode => (
  <span>
    <span className="sm:hidden">Row </span>
    {row}
  </span>
);

const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
