import type { Metadata } from "next";
import { SeriesForm } from "@/components/my-payments/forms/series-form";
import { missingToPay, StartHere } from "@/components/my-payments/start-here";
import { PageHeader } from "@/components/shell/page-header";
import { payingBorrowerPage } from "@/lib/auth/page";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";

export const metadata: Metadata = { title: "Pay every month" };

export default async function NewSeriesPage() {
  const choices = await paymentChoices(await payingBorrowerPage());
  const missing = missingToPay(choices);
  return (
    <>
      <PageHeader
        title="Pay every month"
        about="A series: Paydown debits your account each month and pays your servicer. Not the servicer's own autopay, which takes what is due."
        back={{ href: "/my/payments", label: "Payments" }}
      />
      {missing === null ? <SeriesForm choices={choices} /> : <StartHere missing={missing} />}
    </>
  );
}
