import type { SeriesLine } from "@/lib/schemas/borrower-payments/series";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import { monthlyWords } from "./words";

/** Every month's debits, with the next day of each. */
export function SeriesTable({ series }: { series: readonly SeriesLine[] }) {
  return (
    <DataTable<SeriesLine>
      caption="Payment series"
      rows={series}
      rowKey={(line) => line.series.id}
      rowHref={(line) => `/my/payments/series/${line.series.id}`}
      columns={[
        { key: "when", head: "When", cell: (line) => monthlyWords(line.series.schedule) },
        { key: "to", head: "To", cell: (line) => line.servicer },
        { key: "from", head: "From", cell: (line) => `•••• ${line.last4}` },
        {
          key: "next",
          head: "Next",
          cell: ({ next }) =>
            next === null ? <NoValue word="none to come" /> : <DayText day={next.day} year />,
        },
        {
          key: "status",
          head: "Status",
          cell: ({ series: { status } }) => (
            <StatusDot
              {...(status === "active"
                ? { state: "done" as const, word: "Active" }
                : { state: "waiting" as const, word: "Cancelled" })}
            />
          ),
        },
        {
          key: "amount",
          head: "Each month",
          align: "end",
          cell: (line) => <Money amount={line.series.amount} />,
        },
      ]}
      empty={
        <EmptyState title="Payments of every month will stand here">
          A series pays the same amount on the same day of each month, until its end or until you cancel it.
        </EmptyState>
      }
    />
  );
}
