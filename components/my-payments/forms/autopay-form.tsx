"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { putAutopay } from "@/lib/actions/my/my-autopay";
import { mandateText } from "@/lib/domain/borrower-payments/mandates";
import { formatMoney } from "@/lib/domain/money";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";
import { SelectField } from "../../forms/fields";
import { Form } from "../../forms/form";
import { useServerForm } from "../../forms/server-form";
import { Button } from "../../ui/controls/button";
import { useToast } from "../../ui/overlays/toast";
import { inFormWords } from "./in-form-words";
import { MandateField } from "./mandate-field";
import { SavedMeanwhile } from "./saved-meanwhile";
import { firstChoices } from "./where-fields";

/** An autopay as it stands, to be changed. */
type SavedAutopay = { sourceAccountId: string; label: string };

type Props = {
  servicer: PaymentChoices["servicers"][number];
  choices: PaymentChoices;
  /** Null: none is recorded. */
  saved: SavedAutopay | null;
  /** What is said of the one that stands. */
  children: ReactNode;
};

/** The autopay that stands, and the form that records one or gives it another account. */
export function AutopayForm({ servicer, choices, saved, children }: Props) {
  const [changing, setChanging] = useState(false);
  // What a press takes away had the focus: what comes in its place has it then, and not when the page is opened.
  const [pressed, setPressed] = useState(false);
  const change = (now: boolean) => {
    setPressed(true);
    setChanging(now);
  };
  if (saved !== null && !changing) {
    return (
      <div className="grid gap-3">
        {children}
        <Button size="sm" className="justify-self-start" autoFocus={pressed} onClick={() => change(true)}>
          Change the account
        </Button>
      </div>
    );
  }
  return <Fields servicer={servicer} choices={choices} saved={saved} onChanging={change} />;
}

type FieldsProps = Omit<Props, "children"> & { onChanging: (changing: boolean) => void };

function Fields({ servicer, choices, saved, onChanging }: FieldsProps) {
  const toast = useToast();
  const router = useRouter();
  const [meanwhile, setMeanwhile] = useState(false);
  const form = useServerForm({
    defaultValues: {
      sourceAccountId: saved?.sourceAccountId ?? firstChoices(choices).sourceAccountId,
      agreed: false,
    },
    action: async (values) => {
      const shownAccountId = saved?.sourceAccountId ?? null;
      const result = await putAutopay({ ...values, servicerId: servicer.id, shownAccountId });
      if (!result.ok && result.code === "conflict") {
        // Brings what stands now into `saved`; the form stays open, with what was chosen.
        setMeanwhile(true);
        onChanging(true);
        router.refresh();
      }
      return inFormWords(result);
    },
    onDone: () => {
      onChanging(false);
      toast({ title: `Autopay of ${servicer.name} is on` });
    },
  });
  const accountId = useWatch({ control: form.rhf.control, name: "sourceAccountId" });
  const last4 = choices.accounts.find(({ id }) => id === accountId)?.last4;
  if (last4 === undefined) return <p className="text-muted">Add and verify an account first.</p>;
  const leave = <Button onClick={() => onChanging(false)}>Leave it as it is</Button>;
  return (
    <Form
      form={form}
      submitWords={saved ? "Save the account" : `Turn on the autopay of ${servicer.name}`}
      busyWords={saved ? "Saving…" : "Turning on…"}
      secondary={saved && leave}
    >
      {meanwhile && (
        <SavedMeanwhile facts={[{ label: "From", value: saved?.label ?? "none: it was turned off" }]} />
      )}
      {servicer.monthlyPayment !== null && (
        <p className="text-muted">
          {servicer.name} says that {formatMoney(servicer.monthlyPayment)} is due each month.
        </p>
      )}
      <SelectField form={form} name="sourceAccountId" label="From" autoFocus={saved !== null}>
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
