import type { EmployeeView } from "@/lib/schemas/employees/employee";
import { Card, Section } from "../ui/display/card";
import { DayText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { NoValue } from "../ui/display/money";

/** Who the employee is, as the roster has it. */
export function EmployeeFacts({ employee }: { employee: EmployeeView }) {
  const standing = employee.standingChoices.find(
    ({ value }) => value === `${employee.standing?.type}:${employee.standing?.id}`,
  );
  return (
    <Section title="Details">
      <Card className="py-2! sm:py-2!">
        <DescriptionList
          facts={[
            { label: "Employee id", value: employee.externalId ?? <NoValue word="no id" /> },
            { label: "E-mail", value: employee.email ?? <NoValue word="no e-mail" /> },
            { label: "Department", value: employee.department ?? <NoValue /> },
            { label: "State", value: employee.state ?? <NoValue /> },
            { label: "Hired", value: <DayText day={employee.hireDate} year /> },
            {
              label: "Without a loan number",
              value: standing ? `Paid to ${standing.label}` : "Paid where the rule says, shown in each batch",
            },
          ]}
        />
      </Card>
    </Section>
  );
}
