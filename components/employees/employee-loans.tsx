import type { EmployeeLoanView, EmployeeView } from "@/lib/schemas/employees/employee";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { Card, Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { Money, NoValue } from "../ui/display/money";
import { Badge, StatusDot } from "../ui/display/status";
import { loanStatusWords } from "./words";

/** The loans, a table for each servicer (the company that takes the payments). */
export function EmployeeLoans({ servicers }: Pick<EmployeeView, "servicers">) {
  if (servicers.length === 0) {
    return (
      <Section title="Loans">
        <Card flush>
          <EmptyState title="This employee’s loans will stand here">
            They come with a loans file under Employees, Import, or when the employee links a servicer. Until
            then nothing can be paid.
          </EmptyState>
        </Card>
      </Section>
    );
  }
  return servicers.map(({ id, name, loans }) => (
    <Section
      key={id}
      title={`Loans at ${name}`}
      about={loans.some((loan) => loan.balances === null) ? notShared : undefined}
    >
      <DataTable<EmployeeLoanView>
        caption={`Loans at ${name}`}
        rows={loans}
        rowKey={(loan) => loan.id}
        columns={columns}
      />
    </Section>
  ));
}

const notShared = "Balances of some loans are not shown: the employee has not shared them.";

const columns = [
  {
    key: "loan",
    head: "Loan",
    cell: (loan: EmployeeLoanView) => (
      <span className="whitespace-nowrap">
        ••{loan.lastFour} <span className="font-normal text-muted">{loan.type}</span>
      </span>
    ),
  },
  {
    key: "status",
    head: "Status",
    cell: (loan: EmployeeLoanView) => <StatusDot {...loanStatusWords(loan)} />,
  },
  { key: "pays", head: "Payments", cell: payments },
  {
    key: "owed",
    head: "Principal",
    align: "end",
    cell: (loan: EmployeeLoanView) => <Money amount={loan.balances?.principal ?? null} />,
  },
  {
    key: "interest",
    head: "Interest",
    align: "end",
    cell: (loan: EmployeeLoanView) => <Money amount={loan.balances?.interest ?? null} />,
  },
  {
    key: "rate",
    head: "Rate",
    align: "end",
    cell: (loan: EmployeeLoanView) =>
      loan.balances === null ? (
        <NoValue word="not shared" />
      ) : (
        <span className="whitespace-nowrap">{loan.balances.rate} %</span>
      ),
  },
  {
    key: "since",
    head: "Since",
    cell: (loan: EmployeeLoanView) => <DayText day={loan.originationDate} year />,
  },
] as const;

function payments({ notPayable, taxable }: EmployeeLoanView) {
  if (notPayable !== null) {
    return (
      <span data-tip={notPayable}>
        <Badge state="attention">Not payable</Badge>
        <span className="sr-only">. {notPayable}</span>
      </span>
    );
  }
  return taxable ? "Payable, taxable" : "Payable";
}
