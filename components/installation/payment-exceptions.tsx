import type { PaymentExceptionLine } from "@/lib/schemas/bank/payment-exceptions";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { ExportCsvLink } from "../data/pager";
import { exceptionTitle } from "../exceptions/words";
import { Section } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { Money } from "../ui/display/money";
import { StatusDot } from "../ui/display/status";
import { SettlePaymentException } from "./settle-payment-exception";

function stateCell({ settled }: PaymentExceptionLine) {
  if (settled === null) return <StatusDot state="problem" word="Open" />;
  return (
    <div>
      <StatusDot state="done" word="Settled" />
      <span className="block text-muted">
        {settled.how}, {settled.by}
      </span>
    </div>
  );
}

/** What went wrong with payments of Borrowers' own money: the employer sees nothing of it, so the operator settles it. */
export function PaymentExceptions({ exceptions }: { exceptions: readonly PaymentExceptionLine[] }) {
  return (
    <Section
      title="Exceptions on employees’ own payments"
      about="Meant to be empty. Employers see nothing of these; whose payment it is stays with the business."
      actions={
        exceptions.length > 0 ? (
          <ExportCsvLink size="sm" href="/api/ui/operator/payment-exceptions.csv" />
        ) : undefined
      }
    >
      <DataTable<PaymentExceptionLine>
        caption="Exceptions on employees’ own payments"
        rows={exceptions}
        rowKey={({ id }) => id}
        columns={[
          { key: "what", head: "What", cell: (line) => exceptionTitle(line) },
          { key: "business", head: "Business", cell: ({ business }) => business },
          { key: "servicer", head: "Servicer", cell: ({ servicer }) => servicer },
          { key: "payment", head: "Payment", cell: ({ paymentId }) => paymentId.slice(-8) },
          { key: "opened", head: "Since", cell: ({ openedAt }) => <TimeText at={openedAt} /> },
          { key: "state", head: "State", cell: stateCell },
          { key: "amount", head: "Amount", align: "end", cell: ({ amount }) => <Money amount={amount} /> },
          {
            key: "settle",
            head: "Settle",
            hideHead: true,
            interactive: true,
            align: "end",
            cell: (line) => line.settled === null && <SettlePaymentException line={line} />,
          },
        ]}
        empty={
          <EmptyState title="Nothing waits">
            A late return, an excess, a payment not confirmed or a refund without an account would stand here.
          </EmptyState>
        }
      />
    </Section>
  );
}
