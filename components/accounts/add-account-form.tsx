"use client";
import { useRouter } from "next/navigation";
import { addSourceAccount } from "@/lib/actions/accounts";
import { addBorrowerAccount } from "@/lib/actions/my/borrower-accounts";
import type { SourceAccountView } from "@/lib/schemas/source-account";
import { RadioField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { LinkButton } from "../ui/controls/link-button";
import { AccountNumberFields } from "./account-number-fields";
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

/** Whose accounts: the business's, or the signed-in employee's own. */
export type AccountsOf = "business" | "borrower";

const owners = {
  business: { add: addSourceAccount, path: "/source-accounts" },
  borrower: { add: addBorrowerAccount, path: "/my/accounts" },
} as const;

/** Registers an account. `nameOnAccount` is the owner's own name to begin with. */
export function AddAccountForm({ nameOnAccount, of }: { nameOnAccount: string; of: AccountsOf }) {
  const router = useRouter();
  const { add, path } = owners[of];
  const form = useServerForm<AccountValues, SourceAccountView>({
    defaultValues: { nameOnAccount, routingNumber: "", accountNumber: "", repeated: "", type: "checking" },
    action: async (values) => fromAction(await add(values)),
    onDone: (account) => router.push(`${path}/${account.id}`),
  });
  return (
    <Form
      form={form}
      submitWords="Add the account"
      busyWords="Adding the account…"
      secondary={<LinkButton href={path}>Cancel</LinkButton>}
    >
      <TextField
        form={form}
        name="nameOnAccount"
        label="Name on the account"
        help="As the bank has it."
        autoComplete={of === "business" ? "organization" : "name"}
      />
      <RoutingNumberField form={form} />
      <AccountNumberFields form={form} />
      <RadioField form={form} name="type" label="Type" options={types} />
    </Form>
  );
}
