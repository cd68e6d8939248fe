import type { ReactNode } from "react";
import { ChartColumn } from "lucide-react";
import { itemStatuses } from "@/lib/domain/batches/status";
import { yearOf } from "@/lib/domain/days";
import type { PayrollRow } from "@/lib/schemas/reports/reports";
import { itemStatusWords } from "../batches/words";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { VisuallyHidden } from "../ui/display/hidden";
import { DayText } from "../ui/display/day";
import { formatMoney, Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";

/** The report's columns, related ones in one cell; the file has each in its own. */
export function PayrollTable({ rows }: { rows: readonly PayrollRow[] }) {
  return (
    <DataTable<PayrollRow>
      caption="Payroll report"
      rows={rows}
      rowKey={(row) => row.key}
      rowHref={(row) => `/employees/${row.borrowerId}`}
      columns={[
        { key: "employee", head: "Employee", cell: (row) => <Employee row={row} /> },
        { key: "date", head: "Payment date", cell: (row) => <Dates row={row} /> },
        { key: "amount", head: "Amount", align: "end", cell: (row) => <Money amount={row.amountTotal} /> },
        { key: "free", head: "Tax-free", align: "end", cell: (row) => <Money amount={row.amountTaxFree} /> },
        {
          key: "taxable",
          head: "Taxable",
          align: "end",
          cell: (row) => <Money amount={row.amountTaxable} />,
        },
        { key: "ytd", head: "Year to date", align: "end", cell: (row) => <YearToDate row={row} /> },
        { key: "left", head: "Left of the limit", align: "end", cell: (row) => <Left row={row} /> },
        { key: "status", head: "Status", cell: (row) => <Status row={row} /> },
      ]}
      empty={
        <EmptyState icon={<ChartColumn />} title="No payment fits this period and these filters">
          Each payment stands here with what of it is tax-free. Choose another period or clear a filter.
        </EmptyState>
      }
    />
  );
}

/** Two lines that stay together in a card too. */
function Lines({ children }: { children: ReactNode }) {
  return <span className="grid max-sm:text-right">{children}</span>;
}

function Second({ children }: { children: ReactNode }) {
  return <span className="block truncate font-normal text-muted sm:max-w-36">{children}</span>;
}

function Employee({ row }: { row: PayrollRow }) {
  return (
    <>
      <span className="block truncate sm:max-w-36">
        {row.lastName}, {row.firstName}
      </span>
      <Second>{row.externalId ?? "no employee id"}</Second>
    </>
  );
}

function Dates({ row }: { row: PayrollRow }) {
  return (
    <Lines>
      <DayText day={row.paymentDate} year />
      <Second>
        <VisuallyHidden>pay period </VisuallyHidden>to <DayText day={row.payPeriodEnd} />
      </Second>
    </Lines>
  );
}

function YearToDate({ row }: { row: PayrollRow }) {
  return (
    <Lines>
      <Money amount={row.ytdTotal} />
      {row.ytdOther !== "0.00" && (
        <span className="font-normal whitespace-nowrap text-muted">{formatMoney(row.ytdOther)} other</span>
      )}
    </Lines>
  );
}

function Left({ row }: { row: PayrollRow }) {
  return (
    <Lines>
      <Money amount={row.capRemaining} />
      <Second>
        of {formatMoney(row.capAmount)}
        {row.capYear !== yearOf(row.paymentDate) && `, ${row.capYear}`}
      </Second>
    </Lines>
  );
}

function Status({ row }: { row: PayrollRow }) {
  const status = itemStatuses.find((one) => one === row.status);
  const reference = row.itemReferenceId ?? row.batchReferenceId;
  return (
    <Lines>
      {status ? <StatusDot {...itemStatusWords(status)} /> : row.status}
      {reference !== null && <Second>{reference}</Second>}
    </Lines>
  );
}
