import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Pager } from "@/components/data/pager";
import { Timeline } from "@/components/data/timeline";
import { firstValues, hrefWith, type SearchParams } from "@/components/data/url";
import { EmployeeFacts } from "@/components/employees/employee-facts";
import { EmployeeLoans } from "@/components/employees/employee-loans";
import { EmployeePayments } from "@/components/employees/employee-payments";
import { Invitation } from "@/components/employees/invitation";
import { employmentStatusWords } from "@/components/employees/words";
import { YearMeter } from "@/components/employees/year-meter";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Section } from "@/components/ui/display/card";
import { TimeText } from "@/components/ui/display/day";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { getEmployee } from "@/lib/queries/employees/get-employee";
import type { EmployeeView } from "@/lib/schemas/employees/employee";

export const metadata: Metadata = { title: "Employee" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function EmployeePage({ params, searchParams }: Props) {
  const actor = await employerPage();
  const { payments } = firstValues(await searchParams);
  const employee = await getEmployee(actor, { id: (await params).id, payments });
  if (!employee) notFound();
  const path = `/employees/${employee.id}`;
  return (
    <>
      <PageHeader
        title={`${employee.firstName} ${employee.lastName}`}
        status={<StatusDot {...employmentStatusWords(employee.status)} />}
        back={{ href: "/employees", label: "Employees" }}
        action={
          may(actor, "employees:write") ? <LinkButton href={`${path}/edit`}>Edit</LinkButton> : undefined
        }
      />
      <YearMeter meter={employee.meter} />
      <EmployeeLoans servicers={employee.servicers} />
      <EmployeePayments payments={employee.payments} csv={`/api/ui${path}/payments.csv`} />
      {(payments !== undefined || employee.olderPayments !== null) && (
        <Pager
          shown={`${employee.payments.length} payments on this page`}
          previousHref={payments === undefined ? undefined : path}
          nextHref={
            employee.olderPayments === null ? undefined : hrefWith(path, { payments: employee.olderPayments })
          }
        />
      )}
      <Invitation employee={employee} mayInvite={may(actor, "employees:invite")} />
      <EmployeeFacts employee={employee} />
      {employee.activity.length > 0 && <Changes activity={employee.activity} />}
    </>
  );
}

function Changes({ activity }: Pick<EmployeeView, "activity">) {
  return (
    <Section title="What was changed">
      <Timeline
        label="What was changed about this employee"
        events={activity.map(({ id, who, at, changes }) => ({
          key: id,
          what: changes[0] ?? "Changed",
          ...(changes.length > 1 ? { detail: changes.slice(1).join(". ") } : {}),
          who,
          when: <TimeText at={at} />,
          state: "done" as const,
        }))}
      />
    </Section>
  );
}
