import type { EmployeePaymentView } from "@/lib/schemas/employees/employee";
import { itemWordsOf } from "../batches/words";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { ExportCsvLink } from "../data/pager";
import { Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";

/** What the company paid for this employee, latest first; each row leads to its batch. */
export function EmployeePayments({
  payments,
  csv,
}: {
  payments: readonly EmployeePaymentView[];
  /** Where all of them come as a file. */
  csv: string;
}) {
  return (
    <Section
      title="Payments"
      about="By the day on which the money reaches the servicer."
      actions={payments.length > 0 ? <ExportCsvLink size="sm" href={csv} /> : undefined}
    >
      <DataTable<EmployeePaymentView>
        caption="Payments"
        rows={payments}
        rowKey={(payment) => payment.id}
        rowHref={(payment) => `/batch-payments/${payment.batchId}`}
        columns={[
          { key: "batch", head: "Batch", cell: (payment) => payment.batch },
          { key: "day", head: "Day", cell: (payment) => <DayText day={payment.benefitDate} year /> },
          {
            key: "to",
            head: "To",
            cell: ({ servicer, loan }) => (loan === null ? servicer : `${servicer} ••${loan}`),
          },
          {
            key: "status",
            head: "Status",
            cell: (payment) => <StatusDot {...itemWordsOf(payment)} />,
          },
          { key: "amount", head: "Amount", align: "end", cell: ({ amount }) => <Money amount={amount} /> },
          { key: "free", head: "Tax-free", align: "end", cell: ({ taxFree }) => <Money amount={taxFree} /> },
          {
            key: "taxable",
            head: "Taxable",
            align: "end",
            cell: ({ taxable }) => <Money amount={taxable} />,
          },
        ]}
        empty={
          <EmptyState title="Payments for this employee will stand here">
            The first one appears when a batch that holds it is released.
          </EmptyState>
        }
      />
    </Section>
  );
}
