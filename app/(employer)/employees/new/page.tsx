import type { Metadata } from "next";
import { employmentOptions } from "@/components/employees/words";
import { EmployeeForm } from "@/components/employees/employee-form";
import { PageHeader } from "@/components/shell/page-header";
import { employerPage } from "@/lib/auth/page";

export const metadata: Metadata = { title: "Add an employee" };

export default async function NewEmployeePage() {
  await employerPage("employees:write");
  return (
    <>
      <PageHeader
        title="Add an employee"
        about="One person. For many, import a roster file; their loans come with a loans file."
        back={{ href: "/employees", label: "Employees" }}
      />
      <EmployeeForm statuses={employmentOptions} />
    </>
  );
}
