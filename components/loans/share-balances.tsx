"use client";
import { useState } from "react";
import { shareBalances } from "@/lib/actions/my/my-loans";
import type { MyLoansView } from "@/lib/schemas/employees/my-loans";
import { Checkbox } from "../ui/controls/choices";
import { Card, Section } from "../ui/display/card";
import { useToast } from "../ui/overlays/toast";

/** Whether the employer sees what is owed; the switch says what they see in any case. */
export function ShareBalances({ view }: { view: Pick<MyLoansView, "business" | "sharing"> }) {
  const { business, sharing } = view;
  const [shared, setShared] = useState(sharing.shared);
  const [busy, setBusy] = useState(false);
  const toast = useToast();

  async function set(share: boolean): Promise<void> {
    setBusy(true);
    setShared(share);
    const result = await shareBalances({ share }).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      const title = share ? `${business} sees your balances` : `${business} no longer sees your balances`;
      return toast({ title, onUndo: () => void set(!share) });
    }
    setShared(!share);
    toast({ title: "Not saved", detail: result?.detail ?? "The server did not answer.", state: "problem" });
  }

  return (
    <Section
      title="What your employer sees"
      about="Always: your servicers, the last four digits of each loan and its status."
    >
      <Card>
        <Checkbox
          checked={shared}
          disabled={busy}
          onChange={(event) => void set(event.target.checked)}
          label={`Let ${business} see what I owe`}
          help={
            sharing.broughtByEmployer
              ? `Balances of the loans that ${business} brought in itself it sees in any case.`
              : "Balances, interest rates and monthly payments. Never your accounts, nor what you pay from them."
          }
        />
      </Card>
    </Section>
  );
}
