"use client";
import { setExternalBenefit } from "@/lib/actions/employees";
import { MoneyField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";

type Props = { id: string; year: number; amount: string };

/** What the employee had elsewhere of a year's §127 limit. */
export function ExternalForm({ id, year, amount }: Props) {
  const toast = useToast();
  const form = useServerForm<{ year: string; amount: string }, void>({
    defaultValues: { year: `${year}`, amount },
    action: async (values) => fromAction(await setExternalBenefit({ id, ...values })),
    onDone: () => toast({ title: "Amount saved", detail: "Later payments have that much less room." }),
  });
  return (
    <Form form={form} submitWords="Save the amount" busyWords="Saving…">
      <TextField
        form={form}
        name="year"
        label="Year"
        inputMode="numeric"
        maxLength={4}
        className="max-w-48"
      />
      <MoneyField
        form={form}
        name="amount"
        label="Educational assistance elsewhere"
        help="Tuition, or what another employer paid. 0 takes it away. Payments released before keep their tax split."
      />
    </Form>
  );
}
