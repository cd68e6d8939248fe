"use client";
import { chooseStanding } from "@/lib/actions/employees";
import type { EmployeeView } from "@/lib/schemas/employees/employee";
import { SelectField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";

type Props = { id: string; choice: string; choices: EmployeeView["standingChoices"] };

/** Where a payment goes whose row in a file names no loan. */
export function StandingForm({ id, choice, choices }: Props) {
  const toast = useToast();
  const form = useServerForm<{ choice: string }, void>({
    defaultValues: { choice },
    action: async (values) => fromAction(await chooseStanding({ id, ...values })),
    onDone: () => toast({ title: "Choice saved", detail: "It holds for batches prepared from now on." }),
  });
  return (
    <Form form={form} submitWords="Save the choice" busyWords="Saving…">
      <SelectField
        form={form}
        name="choice"
        label="Payments without a loan number go to"
        help="By the rule: the only payable loan, else the only servicer, else the loan with the highest rate."
      >
        <option value="">Where the rule says</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
    </Form>
  );
}
