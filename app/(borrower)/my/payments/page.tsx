import type { Metadata } from "next";
import { ArrowLeftRight } from "lucide-react";
import { EmptyState } from "@/components/data/empty-state";
import { Filters, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, type SearchParams } from "@/components/data/url";
import { PaymentsTable } from "@/components/my-payments/payments-table";
import { SeriesTable } from "@/components/my-payments/series-table";
import { missingToPay, StartHere } from "@/components/my-payments/start-here";
import { WhatLeaves } from "@/components/my-payments/what-leaves";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Section } from "@/components/ui/display/card";
import { payingBorrowerPage } from "@/lib/auth/page";
import { listSeriesLines } from "@/lib/queries/payment-series/list-series";
import { listPaymentLines } from "@/lib/queries/payments/list-payments";
import { paymentCalendar } from "@/lib/queries/payments/payment-calendar";
import { paymentChoices } from "@/lib/queries/payments/payment-choices";
import { myPaymentsQuery, SERIES_SHOWN_MAX } from "@/lib/schemas/borrower-payments/my-payments";

export const metadata: Metadata = { title: "Payments" };

const path = "/my/payments";
const statuses = [
  { value: "pending", label: "Pending" },
  { value: "complete", label: "Complete" },
  { value: "cancelled", label: "Cancelled" },
];

export default async function MyPaymentsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await payingBorrowerPage();
  const query = myPaymentsQuery.parse(firstValues(await searchParams));
  const [choices, calendar, series, payments] = await Promise.all([
    paymentChoices(actor),
    paymentCalendar(actor),
    listSeriesLines(actor, { limit: SERIES_SHOWN_MAX }),
    listPaymentLines(actor, query),
  ]);
  const missing = missingToPay(choices);
  const { status } = query;
  return (
    <>
      <PageHeader
        title="Payments"
        about="What you pay from your own accounts, besides what your employer pays. Your employer sees nothing of it."
        action={missing === null ? <Actions /> : undefined}
      />
      {missing !== null && <StartHere missing={missing} />}
      <WhatLeaves calendar={calendar} />
      <Section
        title="Every month"
        actions={
          series.data.length > 0 ? (
            <ExportCsvLink size="sm" href="/api/ui/my/payment-series.csv" />
          ) : undefined
        }
      >
        <SeriesTable series={series.data} />
      </Section>
      <Section title="All payments" about="One-time payments, and those of your series; the latest first.">
        <Filters
          path={path}
          actions={<ExportCsvLink href={hrefWith("/api/ui/my/payments.csv", { status })} />}
        >
          <SelectFilter name="status" label="Status" value={status} options={statuses} all="All statuses" />
        </Filters>
        <PaymentsTable
          caption="Your payments"
          payments={payments.data}
          empty={
            <EmptyState icon={<ArrowLeftRight />} title="Your payments will stand here">
              Each with its status, and the days on which its money moves.
            </EmptyState>
          }
        />
        <Pager
          shown={`${payments.data.length} payments on this page`}
          previousHref={query.cursor === undefined ? undefined : hrefWith(path, { status })}
          nextHref={
            payments.next_cursor === null
              ? undefined
              : hrefWith(path, { status, cursor: payments.next_cursor })
          }
        />
      </Section>
    </>
  );
}

function Actions() {
  return (
    <>
      <LinkButton href={`${path}/series/new`}>Pay every month</LinkButton>
      <LinkButton href={`${path}/new`} variant="primary">
        Pay once
      </LinkButton>
    </>
  );
}
