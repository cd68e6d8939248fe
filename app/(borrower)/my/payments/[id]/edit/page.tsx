import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PaymentForm } from "@/components/my-payments/forms/payment-form";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/display/alert";
import { payingBorrowerPage } from "@/lib/auth/page";
import { getPaymentDetail } from "@/lib/queries/payments/get-payment-detail";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";

export const metadata: Metadata = { title: "Edit a payment" };

export default async function EditPaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await payingBorrowerPage();
  const detail = await getPaymentDetail(actor, (await params).id);
  if (!detail) notFound();
  const { payment, editable, month } = detail;
  const saved = {
    id: payment.id,
    version: payment.version,
    servicerId: payment.servicer_id,
    sourceAccountId: payment.source_account_id,
    amount: payment.amount,
    scheduledDate: payment.scheduled_date,
  };
  return (
    <>
      <PageHeader
        title="Edit the payment"
        about={
          month === null
            ? "It can be changed until its file closes, at the cut-off of the banking day before."
            : "Only this month changes; the series goes on as it is."
        }
        back={{ href: `/my/payments/${payment.id}`, label: "Payment" }}
      />
      {editable ? (
        <PaymentForm choices={await paymentChoices(actor)} saved={saved} />
      ) : (
        <Alert state="attention" title="This payment can no longer be changed">
          Its file has closed, or it was cancelled. Its page says how it stands.
        </Alert>
      )}
    </>
  );
}
