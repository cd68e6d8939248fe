import type { Metadata } from "next";
import { AutopayOfServicer } from "@/components/my-payments/autopay";
import { missingToPay, StartHere } from "@/components/my-payments/start-here";
import { WhatLeaves } from "@/components/my-payments/what-leaves";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/display/alert";
import { payingBorrowerPage } from "@/lib/auth/page";
import { listAutopay } from "@/lib/queries/autopay/list-autopay";
import { paymentCalendar } from "@/lib/queries/payments/payment-calendar";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";

export const metadata: Metadata = { title: "Autopay" };

export default async function AutopayPage() {
  const actor = await payingBorrowerPage();
  const [choices, { data }, calendar] = await Promise.all([
    paymentChoices(actor),
    listAutopay(actor),
    paymentCalendar(actor),
  ]);
  const missing = missingToPay(choices);
  return (
    <>
      <PageHeader title="Autopay" about="Each servicer’s own monthly debit of what is due." />
      <Alert title="Autopay is the servicer’s debit, not ours">
        The servicer takes the monthly payment from your account by itself, under what you agreed to with it.
        Recorded here, you see it beside your other payments; Paydown debits nothing for it. A series is
        something else: there Paydown debits the amount that you choose.
      </Alert>
      {missing !== null && <StartHere missing={missing} />}
      {choices.servicers.map((servicer) => (
        <AutopayOfServicer
          key={servicer.id}
          servicer={servicer}
          choices={choices}
          autopay={data.find((one) => one.servicer.id === servicer.id) ?? null}
        />
      ))}
      {data.length > 0 && <WhatLeaves calendar={calendar} />}
    </>
  );
}
