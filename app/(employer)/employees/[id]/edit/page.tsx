import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { employmentOptions } from "@/components/employees/words";
import { EmployeeForm } from "@/components/employees/employee-form";
import { ExternalForm } from "@/components/employees/external-form";
import { StandingForm } from "@/components/employees/standing-form";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { employerPage } from "@/lib/auth/page";
import { getEmployee } from "@/lib/queries/employees/get-employee";

export const metadata: Metadata = { title: "Edit an employee" };

export default async function EditEmployeePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await employerPage("employees:write");
  const employee = await getEmployee(actor, { id: (await params).id });
  if (!employee) notFound();
  const { id, meter, standing } = employee;
  const name = `${employee.firstName} ${employee.lastName}`;
  return (
    <>
      <PageHeader title={`Edit ${name}`} back={{ href: `/employees/${id}`, label: name }} />
      <Section title="On the roster" about="The next full roster file overwrites what it says differently.">
        <EmployeeForm
          statuses={employmentOptions}
          employee={{
            id,
            externalId: employee.externalId ?? "",
            firstName: employee.firstName,
            lastName: employee.lastName,
            email: employee.email ?? "",
            hireDate: employee.hireDate ?? "",
            employmentStatus: employee.status,
            state: employee.state ?? "",
            department: employee.department ?? "",
          }}
        />
      </Section>
      <Section title="Where payments go">
        <StandingForm
          id={id}
          choice={standing === null ? "" : `${standing.type}:${standing.id}`}
          choices={employee.standingChoices}
        />
      </Section>
      <Section title="Tax-free room used elsewhere">
        <ExternalForm id={id} year={meter.year} amount={meter.external} />
      </Section>
    </>
  );
}
