import type { Metadata } from "next";
import { PaymentForm } from "@/components/my-payments/forms/payment-form";
import { missingToPay, StartHere } from "@/components/my-payments/start-here";
import { PageHeader } from "@/components/shell/page-header";
import { payingBorrowerPage } from "@/lib/auth/page";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";

export const metadata: Metadata = { title: "Pay once" };

export default async function NewPaymentPage() {
  const choices = await paymentChoices(await payingBorrowerPage());
  const missing = missingToPay(choices);
  return (
    <>
      <PageHeader
        title="Pay once"
        about="A single payment to one of your servicers, on a day you choose."
        back={{ href: "/my/payments", label: "Payments" }}
      />
      {missing === null ? <PaymentForm choices={choices} /> : <StartHere missing={missing} />}
    </>
  );
}
