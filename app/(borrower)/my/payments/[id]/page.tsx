import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Download } from "lucide-react";
import { PaymentActions } from "@/components/my-payments/payment-actions";
import { PaymentFacts } from "@/components/my-payments/payment-facts";
import { paymentStatus } from "@/components/my-payments/words";
import { PageHeader } from "@/components/shell/page-header";
import { buttonClass } from "@/components/ui/controls/button";
import { formatMoney } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { payingBorrowerPage } from "@/lib/auth/page";
import { getPaymentDetail } from "@/lib/queries/payments/get-payment-detail";

export const metadata: Metadata = { title: "Payment" };

export default async function MyPaymentPage({ params }: { params: Promise<{ id: string }> }) {
  const detail = await getPaymentDetail(await payingBorrowerPage(), (await params).id);
  if (!detail) notFound();
  const { payment, servicer } = detail;
  return (
    <>
      <PageHeader
        title={`${formatMoney(payment.amount)} to ${servicer}`}
        status={<StatusDot {...paymentStatus(detail)} />}
        back={{ href: "/my/payments", label: "Payments" }}
        action={
          <>
            <a
              href={`/api/ui/my/payments/${payment.id}/receipt`}
              download
              className={buttonClass("secondary")}
            >
              <Download aria-hidden className="size-4 text-muted" />
              Receipt (PDF)
            </a>
            <PaymentActions detail={detail} />
          </>
        }
      />
      <PaymentFacts detail={detail} />
    </>
  );
}
