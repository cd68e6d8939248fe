"use client";
import { useState } from "react";
import { addLine } from "@/lib/actions/reconciliation";
import type { ServicerChoice } from "@/lib/schemas/reconciliation/views";
import { MoneyField, SelectField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";

type Props = { servicers: readonly ServicerChoice[]; today: string };

/** Writes down what a letter or a remittance advice of a servicer says. */
export function AddLine(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Enter what a servicer said</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="What did the servicer say?"
        about="From a remittance advice, a letter or a bank’s line. It is then matched with one payment or many."
      >
        <LineForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function LineForm({ servicers, today, onDone }: Props & { onDone: () => void }) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { servicerId: "", amount: "", postedOn: today, reference: "" },
    action: async (values) => fromAction(await addLine(values)),
    onDone: () => {
      toast({ title: "Entered", detail: "The payments it seems to speak of stand beside it." });
      onDone();
    },
  });
  return (
    <Form form={form} submitWords="Enter it" busyWords="Saving…">
      <SelectField form={form} name="servicerId" label="Servicer" optional>
        <option value="">Not known</option>
        {servicers.map((servicer) => (
          <option key={servicer.value} value={servicer.value}>
            {servicer.label}
          </option>
        ))}
      </SelectField>
      <MoneyField form={form} name="amount" label="Amount" />
      <TextField form={form} name="postedOn" label="Posted on" type="date" />
      <TextField
        form={form}
        name="reference"
        label="Reference"
        help="A payment’s id, its reference, or what the letter calls it."
        optional
        autoComplete="off"
      />
    </Form>
  );
}
