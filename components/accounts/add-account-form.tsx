"use client";
import { useRouter } from "next/navigation";
import { addAccount } from "@/lib/actions/accounts";
import { ACCOUNT_NUMBER_DIGITS_MAX, ACCOUNT_NUMBER_DIGITS_MIN } from "@/lib/domain/accounts/account-number";
import type { SourceAccountView } from "@/lib/schemas/source-account";
import { RadioField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { LinkButton } from "../ui/controls/link-button";
import { RoutingNumberField } from "./routing-number-field";

export type AccountValues = {
  nameOnAccount: string;
  routingNumber: string;
  accountNumber: string;
  repeated: string;
  type: string;
};

const types = [
  { value: "checking", label: "Checking" },
  { value: "savings", label: "Savings" },
  { value: "brokerage", label: "Brokerage", help: "Drawn on like a checking account." },
];

/** Registers an account. `nameOnAccount` is the business's own name to begin with. */
export function AddAccountForm({ nameOnAccount }: { nameOnAccount: string }) {
  const router = useRouter();
  const form = useServerForm<AccountValues, SourceAccountView>({
    defaultValues: { nameOnAccount, routingNumber: "", accountNumber: "", repeated: "", type: "checking" },
    action: async (values) => fromAction(await addAccount(values)),
    onDone: (account) => router.push(`/source-accounts/${account.id}`),
  });
  return (
    <Form
      form={form}
      submitWords="Add the account"
      busyWords="Adding the account…"
      secondary={<LinkButton href="/source-accounts">Cancel</LinkButton>}
    >
      <TextField
        form={form}
        name="nameOnAccount"
        label="Name on the account"
        help="As the bank has it."
        autoComplete="organization"
      />
      <RoutingNumberField form={form} />
      <TextField
        form={form}
        name="accountNumber"
        label="Account number"
        help={`${ACCOUNT_NUMBER_DIGITS_MIN} to ${ACCOUNT_NUMBER_DIGITS_MAX} digits. Kept encrypted; only the last four are ever shown.`}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        form={form}
        name="repeated"
        label="Account number again"
        inputMode="numeric"
        autoComplete="off"
      />
      <RadioField form={form} name="type" label="Type" options={types} />
    </Form>
  );
}
