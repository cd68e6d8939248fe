"use client";
import { enterTaxLimit } from "@/lib/actions/settings/tax";
import { MoneyField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";

/** Enters a later year's limit, with where it was read. */
export function TaxLimitForm({ year }: { year: number }) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { year: `${year}`, amount: "", source: "" },
    action: async (values) => fromAction(await enterTaxLimit(values)),
    onDone: () => {
      toast({ title: "The limit is entered", detail: "Batches released from now on are split by it." });
      form.rhf.reset();
    },
  });
  return (
    <Form form={form} submitWords="Enter the limit" busyWords="Saving…">
      <TextField form={form} name="year" label="Year" inputMode="numeric" className="max-w-32" />
      <MoneyField form={form} name="amount" label="Limit for each employee" help="As the IRS published it." />
      <TextField
        form={form}
        name="source"
        label="Where it was read"
        help="Such as “Rev. Proc. 2026-30, section 4”."
      />
    </Form>
  );
}
