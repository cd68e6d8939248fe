import type { ReactNode } from "react";
import type { EmployeeRowView } from "@/lib/schemas/employees/employee";
import { DataTable } from "../data/data-table";
import { Money, NoValue } from "../ui/display/money";
import { Badge, StatusDot } from "../ui/display/status";
import { employmentStatusWords, limitWords } from "./words";

type Props = { year: number; employees: readonly EmployeeRowView[]; empty: ReactNode };

/** The roster: who, their loans, and this year's money. */
export function EmployeesTable({ year, employees, empty }: Props) {
  return (
    <DataTable<EmployeeRowView>
      caption="Employees"
      rows={employees}
      rowKey={(employee) => employee.id}
      rowHref={(employee) => `/employees/${employee.id}`}
      columns={[
        { key: "name", head: "Name", cell: (employee) => `${employee.lastName}, ${employee.firstName}` },
        { key: "id", head: "Id", cell: (employee) => employee.externalId ?? <NoValue word="no id" /> },
        { key: "department", head: "Department", cell: (employee) => employee.department ?? <NoValue /> },
        {
          key: "status",
          head: "Status",
          cell: (employee) => <StatusDot {...employmentStatusWords(employee.status)} />,
        },
        { key: "loans", head: "Loans", align: "end", cell: loansCell },
        {
          key: "paid",
          head: `Paid in ${year}`,
          align: "end",
          cell: (employee) => <Money amount={employee.paidThisYear} />,
        },
        { key: "room", head: "Tax-free room left", align: "end", cell: roomCell },
      ]}
      empty={empty}
    />
  );
}

function loansCell({ loans, payableLoans }: EmployeeRowView): ReactNode {
  if (loans > 0 && payableLoans === loans) return loans;
  const words = loans === 0 ? "No loan" : payableLoans === 0 ? "None payable" : `${payableLoans} payable`;
  return (
    <span className="inline-flex items-center gap-2">
      <Badge {...(payableLoans === 0 ? { state: "attention" as const } : {})}>{words}</Badge>
      {loans > 0 && loans}
    </span>
  );
}

function roomCell({ room, nearLimit }: EmployeeRowView): ReactNode {
  return (
    <span className="inline-flex items-center gap-2">
      {nearLimit && <Badge state="attention">{limitWords(room)}</Badge>}
      <Money amount={room} />
    </span>
  );
}
