"use client";
import { useRouter } from "next/navigation";
import { addEmployee, changeEmployee } from "@/lib/actions/employees";
import { SelectField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { LinkButton } from "../ui/controls/link-button";
import { useToast } from "../ui/overlays/toast";

export type EmployeeValues = {
  externalId: string;
  firstName: string;
  lastName: string;
  email: string;
  hireDate: string;
  employmentStatus: string;
  state: string;
  department: string;
};

const nobody: EmployeeValues = {
  externalId: "",
  firstName: "",
  lastName: "",
  email: "",
  hireDate: "",
  employmentStatus: "active",
  state: "",
  department: "",
};

type Props = {
  employee?: EmployeeValues & { id: string };
  /** Given by the page: the rules' own list would bring the arithmetic of money into the browser. */
  statuses: readonly { value: string; label: string }[];
};

/** What the roster says of an employee; without `employee` it adds a new one. */
export function EmployeeForm({ employee, statuses }: Props) {
  const router = useRouter();
  const toast = useToast();
  const id = employee?.id;
  const form = useServerForm<EmployeeValues, { id: string }>({
    defaultValues: employee ?? nobody,
    action: async (values) =>
      fromAction(await (id === undefined ? addEmployee(values) : changeEmployee({ ...values, id }))),
    onDone: (saved) => {
      toast({ title: id === undefined ? "Employee added" : "Employee saved" });
      router.push(`/employees/${saved.id}`);
    },
  });
  return (
    <Form
      form={form}
      submitWords={id === undefined ? "Add the employee" : "Save"}
      busyWords="Saving…"
      secondary={
        <LinkButton href={id === undefined ? "/employees" : `/employees/${id}`} variant="quiet">
          Cancel
        </LinkButton>
      }
    >
      <TextField form={form} name="firstName" label="First name" autoComplete="off" />
      <TextField form={form} name="lastName" label="Last name" autoComplete="off" />
      <TextField form={form} name="externalId" label="Employee id" help="As payroll files name them." />
      <TextField form={form} name="email" label="Work e-mail" type="email" optional autoComplete="off" />
      <SelectField
        form={form}
        name="employmentStatus"
        label="Employment status"
        help="Nothing can be paid for a terminated employee; one on leave is paid with a warning."
      >
        {statuses.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField form={form} name="department" label="Department" optional />
      <TextField
        form={form}
        name="state"
        label="State"
        help="Two letters such as CA."
        optional
        maxLength={2}
      />
      <TextField form={form} name="hireDate" label="Hire date" type="date" optional />
    </Form>
  );
}
