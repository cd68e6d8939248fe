"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { createSeries, editSeries } from "@/lib/actions/my/my-series";
import { mandateText, scheduleWords } from "@/lib/domain/borrower-payments/mandates";
import { type Day, formatDayLong, parseDay } from "@/lib/domain/days";
import { formatMoney, type Money } from "@/lib/domain/money";
import { readTypedAmount } from "@/lib/domain/payment-days/typed-amount";
import type { Schedule } from "@/lib/domain/recurrence";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import type { SeriesView } from "@/lib/schemas/borrower-payments/series";
import { MoneyField, SelectField, TextField } from "../../forms/fields";
import { Form } from "../../forms/form";
import { type ServerForm, useServerForm } from "../../forms/server-form";
import { LinkButton } from "../../ui/controls/link-button";
import { Alert } from "../../ui/display/alert";
import { Section } from "../../ui/display/card";
import { inFormWords } from "./in-form-words";
import { MandateField } from "./mandate-field";
import { SavedMeanwhile } from "./saved-meanwhile";
import { dayChoiceOf, readSchedule } from "./schedule-values";
import { SchedulePreview } from "./schedule-preview";
import { firstChoices, WhereFields } from "./where-fields";

/** A series as it stands, to be changed; `version` is what the form was shown. */
export type SavedSeries = {
  id: string;
  version: number;
  servicerId: string;
  sourceAccountId: string;
  amount: Money;
  schedule: Schedule;
  /** Months whose debit is made or on its way: they get no second one. */
  usedMonths: readonly string[];
  changesHoldFrom: Day | null;
};

type Values = {
  servicerId: string;
  sourceAccountId: string;
  amount: string;
  dayOfMonth: string;
  startDate: string;
  endDate: string;
  agreed: boolean;
};

type Props = { choices: PaymentChoices; saved?: SavedSeries };

const DAYS = Array.from({ length: 28 }, (_, n) => `${n + 1}`);

/** Sets up a debit every month, or changes one. */
export function SeriesForm({ choices, saved }: Props) {
  const router = useRouter();
  const [meanwhile, setMeanwhile] = useState(false);
  const form = useServerForm<Values, SeriesView>({
    defaultValues: startValues(choices, saved),
    action: async ({ dayOfMonth, startDate, endDate, ...values }) => {
      const raw = { ...values, schedule: { dayOfMonth, startDate, endDate } };
      const result = saved
        ? await editSeries({ ...raw, id: saved.id, version: saved.version })
        : await createSeries(raw);
      if (!result.ok && result.code === "conflict" && saved) {
        // Brings what stands now into `saved`; what was typed is the form's own and stays.
        setMeanwhile(true);
        router.refresh();
      }
      return inFormWords(result);
    },
    onDone: (series) => router.push(`/my/payments/series/${series.id}`),
  });
  return (
    <Form
      form={form}
      submitWords={saved ? "Save the series" : "Set up the series"}
      busyWords={saved ? "Saving…" : "Setting up…"}
      secondary={
        <LinkButton href={saved ? `/my/payments/series/${saved.id}` : "/my/payments"}>Back</LinkButton>
      }
    >
      {meanwhile && saved && <SavedMeanwhile facts={factsOf(saved, choices)} />}
      {saved && <HoldsFrom from={saved.changesHoldFrom} />}
      <WhereFields form={form} choices={choices} servicer="servicerId" account="sourceAccountId" />
      <MoneyField form={form} name="amount" label="Amount each month" help="Dollars and cents." />
      <SelectField form={form} name="dayOfMonth" label="Day of each month">
        {DAYS.map((day) => (
          <option key={day} value={day}>
            {day}
          </option>
        ))}
        <option value="end">The last day of the month</option>
      </SelectField>
      <TextField form={form} name="startDate" label="Begins on" type="date" />
      <TextField
        form={form}
        name="endDate"
        label="Ends on"
        type="date"
        optional
        help="Left empty, it goes on until you cancel it."
      />
      <PreviewAndAgreement form={form} choices={choices} usedMonths={saved?.usedMonths ?? []} />
    </Form>
  );
}

function startValues(choices: PaymentChoices, saved: SavedSeries | undefined): Values {
  if (saved === undefined) {
    const first = { ...firstChoices(choices), amount: "", dayOfMonth: "1" };
    return { ...first, startDate: choices.today, endDate: "", agreed: false };
  }
  const { servicerId, sourceAccountId, amount, schedule } = saved;
  return {
    servicerId,
    sourceAccountId,
    amount,
    dayOfMonth: dayChoiceOf(schedule),
    startDate: schedule.startDate,
    endDate: schedule.endDate ?? "",
    agreed: false,
  };
}

function factsOf(saved: SavedSeries, choices: PaymentChoices) {
  return [
    { label: "To", value: choices.servicers.find(({ id }) => id === saved.servicerId)?.name },
    { label: "From", value: choices.accounts.find(({ id }) => id === saved.sourceAccountId)?.label },
    { label: "Amount", value: `${formatMoney(saved.amount)} ${scheduleWords(saved.schedule)}` },
  ];
}

function HoldsFrom({ from }: { from: Day | null }) {
  return (
    <Alert
      title={
        from === null
          ? "No day is to come that a change could hold for"
          : `A change holds from ${formatDayLong(from)}`
      }
    >
      What is already on its way stays as it is, and so does a month that you changed or skipped by itself.
    </Alert>
  );
}

type PreviewProps = { form: ServerForm<Values>; choices: PaymentChoices; usedMonths: readonly string[] };

function PreviewAndAgreement({ form, choices, usedMonths }: PreviewProps) {
  const [servicerId, accountId, typed, dayOfMonth, start, end] = useWatch({
    control: form.rhf.control,
    name: ["servicerId", "sourceAccountId", "amount", "dayOfMonth", "startDate", "endDate"],
  });
  const servicer = choices.servicers.find(({ id }) => id === servicerId)?.name;
  const last4 = choices.accounts.find(({ id }) => id === accountId)?.last4;
  const amount = readTypedAmount(typed);
  const schedule = readSchedule(dayOfMonth, parseDay(start), end);
  const text =
    servicer !== undefined && last4 !== undefined && amount !== null && schedule !== null
      ? mandateText({
          kind: "payment_series",
          company: choices.businessName,
          servicer,
          last4,
          amount,
          schedule,
        })
      : null;
  return (
    <>
      <Section title="The next twelve days" about="On which it really leaves your account.">
        {schedule === null ? (
          <p className="text-muted">They stand here when the start is before the end.</p>
        ) : (
          <SchedulePreview
            schedule={schedule}
            today={choices.today}
            earliest={choices.earliest}
            usedMonths={new Set(usedMonths)}
          />
        )}
      </Section>
      <MandateField form={form} name="agreed" text={text} />
    </>
  );
}
