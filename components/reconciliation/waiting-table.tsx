import type { ReactNode } from "react";
import type { WaitingLine, WaitingState } from "@/lib/schemas/reconciliation/views";
import { type Column, DataTable } from "../data/data-table";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { saidWords } from "./words";

const employee: Column<WaitingLine> = { key: "employee", head: "Employee", cell: (row) => row.employee };
const servicer: Column<WaitingLine> = { key: "servicer", head: "Servicer", cell: (row) => row.servicer };
const batch: Column<WaitingLine> = { key: "batch", head: "Batch", cell: (row) => row.batch.title };

const columns: Record<WaitingState, readonly Column<WaitingLine>[]> = {
  waiting: [
    employee,
    servicer,
    { key: "reference", head: "Reference", cell: (row) => row.referenceId ?? <NoValue /> },
    { key: "arrived", head: "Arrived", cell: (row) => <DayText day={row.arrivedOn} /> },
    { key: "rest", head: "To confirm", align: "end", cell: (row) => <Money amount={row.rest} /> },
  ],
  matched: [
    employee,
    servicer,
    batch,
    { key: "by", head: "Matched by", cell: (row) => row.match?.by ?? "" },
    {
      key: "line",
      head: "With",
      cell: (row) => (row.match?.line ? saidWords(row.match.line) : "nothing: by hand"),
    },
    { key: "rest", head: "To confirm", align: "end", cell: (row) => <Money amount={row.rest} /> },
    {
      key: "amount",
      head: "Matched",
      align: "end",
      cell: (row) => <Money amount={row.match?.amount ?? row.rest} />,
    },
  ],
};

type Props = { state: WaitingState; rows: readonly WaitingLine[]; selects: boolean; empty: ReactNode };

/** Payments that servicers have still to confirm, or that people have matched; to be chosen where `selects`. */
export function WaitingTable({ state, rows, selects, empty }: Props) {
  return (
    <DataTable<WaitingLine>
      caption={state === "waiting" ? "Payments that wait to be confirmed" : "Matched payments"}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/batch-payments/${row.batch.id}/payments/${row.id}`}
      columns={columns[state]}
      {...(selects ? { selectLabel: (row: WaitingLine) => `Select ${row.employee}` } : {})}
      empty={empty}
    />
  );
}
