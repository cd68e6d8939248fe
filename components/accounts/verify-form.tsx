"use client";
import { verifyAccount } from "@/lib/actions/accounts";
import { MoneyField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";

/** The two amounts that the owner reads on the bank's statement, in either order. */
export function VerifyForm({ id }: { id: string }) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { first: "", second: "" },
    action: async (values) => fromAction(await verifyAccount({ id, ...values })),
    onDone: () => toast({ title: "The account is verified", detail: "Batches can draw on it now." }),
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
