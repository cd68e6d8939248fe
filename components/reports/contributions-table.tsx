import { ChartColumn } from "lucide-react";
import { formatCount } from "@/lib/domain/counted";
import type { ContributionGroup, ContributionRow, ContributionsView } from "@/lib/schemas/reports/reports";
import { type Column, DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { Money } from "../ui/display/money";

const heads: Record<ContributionGroup, string> = {
  month: "Month",
  employee: "Employee",
  servicer: "Servicer",
  department: "Department",
};

export const groupOptions = (Object.keys(heads) as ContributionGroup[]) // the record's own keys
  .map((value) => ({ value, label: `By ${heads[value].toLowerCase()}` }));

const fullMonth = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

function Label({ row, group }: { row: ContributionRow; group: ContributionGroup }) {
  if (row.label === null) return <span className="text-muted">No department</span>;
  if (group === "month") return fullMonth.format(new Date(`${row.label}-01T00:00:00Z`));
  if (row.externalId === null) return row.label;
  return (
    <>
      {row.label} <span className="font-normal text-muted">{row.externalId}</span>
    </>
  );
}

const money = (
  key: "amount" | "refunded" | "net" | "taxFree" | "taxable",
  head: string,
): Column<ContributionRow> => ({
  key,
  head,
  align: "end",
  cell: (row) => <Money amount={row[key]} />,
});

/** Sums a group with those of the whole period below. */
export function ContributionsTable({ view, group }: { view: ContributionsView; group: ContributionGroup }) {
  const { totals } = view;
  return (
    <DataTable<ContributionRow>
      caption={`Contributions by ${heads[group].toLowerCase()}`}
      rows={view.rows}
      rowKey={(row) => row.key}
      {...(group === "employee" ? { rowHref: (row: ContributionRow) => `/employees/${row.key}` } : {})}
      columns={[
        { key: "label", head: heads[group], cell: (row) => <Label row={row} group={group} /> },
        {
          key: "payments",
          head: "Payments",
          align: "end",
          cell: (row) => formatCount(row.payments),
        },
        money("amount", "Paid"),
        money("refunded", "Refunded"),
        money("net", "Total"),
        money("taxFree", "Tax-free"),
        money("taxable", "Taxable"),
      ]}
      totals={{
        label: "Whole period",
        payments: formatCount(totals.payments),
        amount: <Money amount={totals.amount} />,
        refunded: <Money amount={totals.refunded} />,
        net: <Money amount={totals.net} />,
        taxFree: <Money amount={totals.taxFree} />,
        taxable: <Money amount={totals.taxable} />,
      }}
      empty={
        <EmptyState icon={<ChartColumn />} title="Nothing was paid in this period">
          Payments stand here with the day on which they reach the servicer. Choose another period.
        </EmptyState>
      }
    />
  );
}
