"use client";
import { useRouter } from "next/navigation";
import { changeCompanyId, saveDestination, saveOdfi } from "@/lib/actions/settings/installation";
import type { DestinationView, OdfiView } from "@/lib/schemas/bank/bank-settings";
import { SelectField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { LinkButton } from "../ui/controls/link-button";
import { useToast } from "../ui/overlays/toast";

const back = (
  <LinkButton href="/operator" scroll={false}>
    Cancel
  </LinkButton>
);

/** Says it and goes back to the page without a form. */
function useSaved(): (title: string, detail: string) => void {
  const router = useRouter();
  const toast = useToast();
  return (title, detail) => {
    toast({ title, detail });
    router.push("/operator", { scroll: false });
  };
}

export function OdfiForm({ odfi }: { odfi: OdfiView | null }) {
  const saved = useSaved();
  const form = useServerForm({
    defaultValues: {
      routingNumber: odfi?.routingNumber ?? "",
      name: odfi?.name ?? "",
      originId: odfi?.originId ?? "",
      originName: odfi?.originName ?? "",
    },
    action: async (values) => fromAction(await saveOdfi(values)),
    onDone: () => saved("The bank is entered", "Files written from now on go to it."),
  });
  return (
    <Form form={form} submitWords="Save the bank" busyWords="Saving…" secondary={back}>
      <TextField form={form} name="name" label="Bank" help="At most 23 characters stand in a file." />
      <TextField
        form={form}
        name="routingNumber"
        label="Routing number"
        inputMode="numeric"
        help="Nine digits: the immediate destination, and the beginning of every trace."
      />
      <TextField
        form={form}
        name="originId"
        label="Immediate origin"
        help="As agreed with the bank: nine digits, or ten characters."
      />
      <TextField form={form} name="originName" label="Name of the sender" />
    </Form>
  );
}

export function CompanyIdForm({ business }: { business: { id: string; name: string; companyId: string } }) {
  const saved = useSaved();
  const form = useServerForm({
    defaultValues: { businessId: business.id, companyId: business.companyId },
    action: async (values) => fromAction(await changeCompanyId(values)),
    onDone: () => saved(`${business.name} has its company id`, "Its bank must allow debits under it."),
  });
  return (
    <Form form={form} submitWords="Save the company id" busyWords="Saving…" secondary={back}>
      <TextField
        form={form}
        name="companyId"
        label={`Company id of ${business.name}`}
        help="Ten characters, as the bank gave it: often a 1 and the nine digits of the tax number."
      />
    </Form>
  );
}

type DestinationFormProps = {
  servicer: { id: string; name: string; destination: DestinationView | null };
};

export function DestinationForm({ servicer }: DestinationFormProps) {
  const saved = useSaved();
  const { destination } = servicer;
  const form = useServerForm({
    defaultValues: {
      servicerId: servicer.id,
      routingNumber: destination?.routingNumber ?? "",
      accountNumber: "",
      type: destination?.type ?? "checking",
      accountNumberFormat: destination?.accountNumberFormat ?? "",
      contact: destination?.contact ?? "",
    },
    action: async (values) => fromAction(await saveDestination(values)),
    onDone: () => saved(`${servicer.name} is paid there`, "From the next file on, for every business."),
  });
  return (
    <Form form={form} submitWords="Save the account" busyWords="Saving…" secondary={back}>
      <TextField form={form} name="routingNumber" label="Routing number" inputMode="numeric" />
      <TextField
        form={form}
        name="accountNumber"
        label="Account number"
        inputMode="numeric"
        autoComplete="off"
        help={destination ? `Leave it empty to keep the one ending in ${destination.last4}.` : undefined}
      />
      <SelectField form={form} name="type" label="Kind of account">
        <option value="checking">Checking</option>
        <option value="savings">Savings</option>
      </SelectField>
      <TextField
        form={form}
        name="accountNumberFormat"
        label="Form of its loan numbers"
        optional
        help="# is a digit, A a letter, * either, such as ##########. Loans with other numbers are not paid."
      />
      <TextField form={form} name="contact" label="Contact for payments" optional />
    </Form>
  );
}
