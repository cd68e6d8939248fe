import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatesToCome } from "@/components/my-payments/dates-to-come";
import { Mandates } from "@/components/my-payments/payment-facts";
import { PaymentsTable } from "@/components/my-payments/payments-table";
import { SeriesActions } from "@/components/my-payments/series-actions";
import { SeriesFacts } from "@/components/my-payments/series-facts";
import { PageHeader } from "@/components/shell/page-header";
import { Card, Section } from "@/components/ui/display/card";
import { formatMoney } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { payingBorrowerPage } from "@/lib/auth/page";
import { getSeriesDetail } from "@/lib/queries/payment-series/get-series-detail";

export const metadata: Metadata = { title: "Payment series" };

export default async function SeriesPage({ params }: { params: Promise<{ id: string }> }) {
  const detail = await getSeriesDetail(await payingBorrowerPage(), (await params).id);
  if (!detail) notFound();
  const { series, servicer, upcoming } = detail;
  const active = series.status === "active";
  return (
    <>
      <PageHeader
        title={`${formatMoney(series.amount)} to ${servicer} each month`}
        status={<StatusDot state={active ? "done" : "waiting"} word={active ? "Active" : "Cancelled"} />}
        back={{ href: "/my/payments", label: "Payments" }}
        action={active ? <SeriesActions detail={detail} /> : undefined}
      />
      <SeriesFacts detail={detail} />
      {active && (
        <Section title="The next days" about="On which it really leaves your account.">
          <Card>
            <DatesToCome dates={upcoming} />
          </Card>
        </Section>
      )}
      <Section
        title="Its payments"
        about={
          active ? "The next one stands here already: open it to change or skip this month alone." : undefined
        }
      >
        <PaymentsTable caption="Payments of this series" payments={detail.payments} />
      </Section>
      <Mandates mandates={detail.mandates} />
    </>
  );
}
