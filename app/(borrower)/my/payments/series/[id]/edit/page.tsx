import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SeriesForm } from "@/components/my-payments/forms/series-form";
import { savedSeries } from "@/components/my-payments/saved-series";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/display/alert";
import { payingBorrowerPage } from "@/lib/auth/page";
import { getSeriesDetail } from "@/lib/queries/payment-series/get-series-detail";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";

export const metadata: Metadata = { title: "Edit a series" };

export default async function EditSeriesPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await payingBorrowerPage();
  const detail = await getSeriesDetail(actor, (await params).id);
  if (!detail) notFound();
  return (
    <>
      <PageHeader
        title="Edit the series"
        back={{ href: `/my/payments/series/${detail.series.id}`, label: "Series" }}
      />
      {detail.series.status === "active" ? (
        <SeriesForm choices={await paymentChoices(actor)} saved={savedSeries(detail)} />
      ) : (
        <Alert state="attention" title="This series was cancelled and stays so">
          Set up a new one to go on paying every month.
        </Alert>
      )}
    </>
  );
}
