"use client";
import { verifySourceAccount } from "@/lib/actions/accounts";
import { verifyBorrowerAccount } from "@/lib/actions/my/borrower-accounts";
import { MoneyField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";
import type { AccountsOf } from "./add-account-form";

/** The two amounts that the owner reads on the bank's statement, in either order. */
export function VerifyForm({ id, of }: { id: string; of: AccountsOf }) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { first: "", second: "" },
    action: async (values) =>
      fromAction(await (of === "business" ? verifySourceAccount : verifyBorrowerAccount)({ id, ...values })),
    onDone: () =>
      toast({
        title: "The account is verified",
        detail: `${of === "business" ? "Batches" : "Your payments"} can draw on it now.`,
      }),
  });
  return (
    <Form form={form} submitWords="Verify the account" busyWords="Comparing…">
      <div className="flex flex-wrap gap-4">
        <MoneyField form={form} name="first" label="One deposit" />
        <MoneyField form={form} name="second" label="The other" />
      </div>
    </Form>
  );
}
