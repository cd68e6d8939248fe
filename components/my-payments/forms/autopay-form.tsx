"use client";
import { useWatch } from "react-hook-form";
import { putMyAutopay } from "@/lib/actions/my/my-payments";
import { mandateText } from "@/lib/domain/borrower-payments/mandates";
import { formatMoney } from "@/lib/domain/money";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import { SelectField } from "../../forms/fields";
import { Form } from "../../forms/form";
import { useServerForm } from "../../forms/server-form";
import { useToast } from "../../ui/overlays/toast";
import { inFormWords } from "./in-form-words";
import { MandateField } from "./mandate-field";
import { firstChoices } from "./where-fields";

type Props = { servicer: PaymentChoices["servicers"][number]; choices: PaymentChoices };

/** Records that a servicer debits this account by itself each month. */
export function AutopayForm({ servicer, choices }: Props) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { sourceAccountId: firstChoices(choices).sourceAccountId, agreed: false },
    action: async (values) => inFormWords(await putMyAutopay({ ...values, servicerId: servicer.id })),
    onDone: () => toast({ title: `Autopay of ${servicer.name} is on` }),
  });
  const accountId = useWatch({ control: form.rhf.control, name: "sourceAccountId" });
  const last4 = choices.accounts.find(({ id }) => id === accountId)?.last4;
  if (last4 === undefined) return <p className="text-muted">Add and verify an account first.</p>;
  return (
    <Form form={form} submitWords={`Turn on the autopay of ${servicer.name}`} busyWords="Turning on…">
      {servicer.monthlyPayment !== null && (
        <p className="text-muted">
          {servicer.name} says that {formatMoney(servicer.monthlyPayment)} is due each month.
        </p>
      )}
      <SelectField form={form} name="sourceAccountId" label="From">
        {choices.accounts.map(({ id, label, usable }) => (
          <option key={id} value={id} disabled={!usable}>
            {usable ? label : `${label}, not verified`}
          </option>
        ))}
      </SelectField>
      <MandateField
        form={form}
        name="agreed"
        text={mandateText({ kind: "autopay", servicer: servicer.name, last4 })}
      />
    </Form>
  );
}
