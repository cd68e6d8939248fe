import type { ReactNode } from "react";
import type { PaymentLine } from "@/lib/schemas/borrower-payments/payment";
import { DataTable } from "../data/data-table";
import { DayText } from "../ui/display/day";
import { Money } from "../ui/display/money";
import { Badge, StatusDot } from "../ui/display/status";
import { paymentStatus } from "./words";

type Props = { caption: string; payments: readonly PaymentLine[]; empty?: ReactNode };

/** Own Payments: when, to whom, from where, how far. */
export function PaymentsTable({ caption, payments, empty }: Props) {
  return (
    <DataTable<PaymentLine>
      caption={caption}
      rows={payments}
      rowKey={({ payment }) => payment.id}
      rowHref={({ payment }) => `/my/payments/${payment.id}`}
      columns={[
        {
          key: "day",
          head: "Debited on",
          cell: ({ payment }) => <DayText day={payment.scheduled_date} year />,
        },
        { key: "to", head: "To", cell: (line) => line.servicer },
        { key: "from", head: "From", cell: (line) => `•••• ${line.last4}` },
        {
          key: "kind",
          head: "How",
          cell: ({ payment }) => <Badge>{payment.payment_series_id === null ? "Once" : "Monthly"}</Badge>,
        },
        { key: "status", head: "Status", cell: (line) => <StatusDot {...paymentStatus(line)} /> },
        {
          key: "amount",
          head: "Amount",
          align: "end",
          cell: ({ payment }) => <Money amount={payment.amount} />,
        },
      ]}
      empty={empty}
    />
  );
}
