import type { MyLoansView } from "@/lib/schemas/employees/my-loans";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { ExportCsvLink } from "../data/pager";
import { Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { Stat, Stats } from "../ui/display/stat";
import { StatusDot } from "../ui/display/status";
import { paymentWords } from "./payment-words";

type Servicer = MyLoansView["servicers"][number];
type Loan = Servicer["loans"][number];
type Payment = MyLoansView["payments"][number];

export function PaidByEmployer({ view }: { view: MyLoansView }) {
  return (
    <Stats>
      <Stat label={`Paid by ${view.business} in ${view.year}`} value={<Money amount={view.paidThisYear} />} />
      <Stat
        label="Paid in all"
        value={<Money amount={view.paidInAll} />}
        note="Confirmed by your servicers"
      />
      <Stat
        label={view.next?.arrived ? "To be confirmed" : "Next"}
        value={
          view.next === null ? <NoValue word="nothing on its way" /> : <Money amount={view.next.amount} />
        }
        note={
          view.next === null ? (
            `Nothing from ${view.business} is on its way`
          ) : view.next.arrived ? (
            <>
              At {view.next.servicer} since <DayText day={view.next.day} />, and not confirmed yet
            </>
          ) : (
            <>
              To {view.next.servicer} on <DayText day={view.next.day} />
            </>
          )
        }
      />
    </Stats>
  );
}

export function LoansOfServicer({ servicer }: { servicer: Servicer }) {
  return (
    <Section
      title={servicer.name}
      about="Your servicer: the company that you owe and that collects for the lender."
    >
      <DataTable<Loan>
        caption={`Loans at ${servicer.name}`}
        rows={servicer.loans}
        rowKey={(loan) => loan.id}
        columns={[
          { key: "number", head: "Loan", cell: (loan) => loan.accountNumber },
          { key: "type", head: "Type", cell: (loan) => loan.loanType },
          { key: "rate", head: "Interest rate", align: "end", cell: (loan) => `${loan.interestRate} %` },
          {
            key: "due",
            head: "Next due",
            align: "end",
            cell: (loan) => <DayText day={loan.nextPaymentDue} />,
          },
          { key: "balance", head: "Balance", align: "end", cell: (loan) => <Money amount={loan.balance} /> },
        ]}
      />
    </Section>
  );
}

export function EmployerPayments({ view }: { view: MyLoansView }) {
  return (
    <Section
      title={`Payments by ${view.business}`}
      about="The latest first, with the day the money reaches your servicer."
      actions={
        view.payments.length > 0 ? <ExportCsvLink size="sm" href="/api/ui/my/paid-for-me.csv" /> : undefined
      }
    >
      <DataTable<Payment>
        caption={`Payments by ${view.business}`}
        rows={view.payments}
        rowKey={(payment) => payment.id}
        columns={[
          { key: "day", head: "Reaches the servicer", cell: (payment) => <DayText day={payment.day} year /> },
          { key: "servicer", head: "Servicer", cell: (payment) => payment.servicer },
          {
            key: "status",
            head: "Status",
            cell: (payment) => <StatusDot {...paymentWords(payment.status)} />,
          },
          {
            key: "amount",
            head: "Amount",
            align: "end",
            cell: (payment) => <Money amount={payment.amount} />,
          },
        ]}
        empty={
          <EmptyState title="Payments of your employer will stand here">
            Each with the day it reaches your servicer.
          </EmptyState>
        }
      />
    </Section>
  );
}
