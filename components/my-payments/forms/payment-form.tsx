"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import { createPayment, editPayment } from "@/lib/actions/my/my-payments";
import { mandateText } from "@/lib/domain/borrower-payments/mandates";
import { type Day, formatDay, formatDayLong, parseDay } from "@/lib/domain/days";
import { formatMoney, type Money } from "@/lib/domain/money";
import { readTypedAmount } from "@/lib/domain/payment-days/typed-amount";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import type { PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { DayPicker } from "../../day-picker/day-picker";
import { FieldError } from "../../forms/field";
import { MoneyField } from "../../forms/fields";
import { Form } from "../../forms/form";
import { type ServerForm, useServerForm } from "../../forms/server-form";
import { LinkButton } from "../../ui/controls/link-button";
import { inFormWords } from "./in-form-words";
import { MandateField } from "./mandate-field";
import { SavedMeanwhile } from "./saved-meanwhile";
import { firstChoices, WhereFields } from "./where-fields";

/** A Payment as it stands, to be changed; `version` is what the form was shown. */
export type SavedPayment = {
  id: string;
  version: number;
  servicerId: string;
  sourceAccountId: string;
  amount: Money;
  scheduledDate: Day;
};

type Values = {
  servicerId: string;
  sourceAccountId: string;
  amount: string;
  scheduledDate: string;
  agreed: boolean;
};

type Props = { choices: PaymentChoices; saved?: SavedPayment };

/** Sets up a one-time Payment, or changes one. */
export function PaymentForm({ choices, saved }: Props) {
  const router = useRouter();
  const [meanwhile, setMeanwhile] = useState(false);
  const form = useServerForm<Values, PaymentView>({
    defaultValues: saved
      ? { ...saved, agreed: false }
      : { ...firstChoices(choices), amount: "", scheduledDate: "", agreed: false },
    action: async (values) => {
      const result = saved
        ? await editPayment({ ...values, id: saved.id, version: saved.version })
        : await createPayment(values);
      if (!result.ok && result.code === "conflict" && saved) {
        // Brings what stands now into `saved`; what was typed is the form's own and stays.
        setMeanwhile(true);
        router.refresh();
      }
      return inFormWords(result);
    },
    onDone: (payment) => router.push(`/my/payments/${payment.id}`),
  });
  return (
    <Form
      form={form}
      submitWords={saved ? "Save the payment" : "Set up the payment"}
      busyWords={saved ? "Saving…" : "Setting up…"}
      secondary={<LinkButton href={saved ? `/my/payments/${saved.id}` : "/my/payments"}>Back</LinkButton>}
    >
      {meanwhile && saved && <SavedMeanwhile facts={factsOf(saved, choices)} />}
      <WhereFields form={form} choices={choices} servicer="servicerId" account="sourceAccountId" />
      <MoneyField form={form} name="amount" label="Amount" help="Dollars and cents." />
      <DayField form={form} choices={choices} />
      <Agreement form={form} choices={choices} />
    </Form>
  );
}

function factsOf(saved: SavedPayment, choices: PaymentChoices) {
  return [
    { label: "To", value: choices.servicers.find(({ id }) => id === saved.servicerId)?.name },
    { label: "From", value: choices.accounts.find(({ id }) => id === saved.sourceAccountId)?.label },
    { label: "Amount", value: formatMoney(saved.amount) },
    { label: "Debited on", value: formatDayLong(saved.scheduledDate) },
  ];
}

function DayField({ form, choices }: { form: ServerForm<Values>; choices: PaymentChoices }) {
  const id = form.fieldId("scheduledDate");
  const error = form.rhf.formState.errors.scheduledDate?.message;
  const describedBy = error === undefined ? `${id}-help` : `${id}-help ${id}-error`;
  return (
    <div className="grid gap-1">
      <p className="font-medium">Debited on</p>
      <p id={`${id}-help`} className="text-sm text-muted">
        The day it leaves your account, from {formatDay(choices.earliest)} on. Days on which banks are closed
        are struck through; choose one to read why. It is never moved without you.
      </p>
      <Controller
        control={form.rhf.control}
        name="scheduledDate"
        render={({ field }) => (
          <DayPicker
            id={id}
            label="Debited on"
            describedBy={describedBy}
            value={parseDay(field.value)}
            onChange={field.onChange}
            range={choices}
          />
        )}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}

function Agreement({ form, choices }: { form: ServerForm<Values>; choices: PaymentChoices }) {
  const [servicerId, accountId, typed, chosen] = useWatch({
    control: form.rhf.control,
    name: ["servicerId", "sourceAccountId", "amount", "scheduledDate"],
  });
  const servicer = choices.servicers.find(({ id }) => id === servicerId)?.name;
  const last4 = choices.accounts.find(({ id }) => id === accountId)?.last4;
  const amount = readTypedAmount(typed);
  const date = parseDay(chosen);
  const text =
    servicer !== undefined && last4 !== undefined && amount !== null && date !== null
      ? mandateText({ kind: "payment", company: choices.businessName, servicer, last4, amount, date })
      : null;
  return <MandateField form={form} name="agreed" text={text} />;
}
