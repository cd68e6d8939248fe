import type { Metadata } from "next";
import { type Column, DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { firstValues, type SearchParams } from "@/components/data/url";
import { BankSection, ServicersSection } from "@/components/installation/bank";
import { CompanyIdForm } from "@/components/installation/bank-forms";
import { PaymentExceptions } from "@/components/installation/payment-exceptions";
import { ProgrammeSwitch } from "@/components/installation/programme-switch";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/controls/link-button";
import { Card, Section } from "@/components/ui/display/card";
import { StatusDot } from "@/components/ui/display/status";
import { operatorPage } from "@/lib/auth/page";
import { formatClock } from "@/lib/domain/days";
import { getInstallation } from "@/lib/queries/installation/get-installation";
import { listPaymentExceptions } from "@/lib/queries/installation/payment-exceptions";
import type { InstallationView } from "@/lib/schemas/installation";

export const metadata: Metadata = { title: "Installation" };

type Business = InstallationView["businesses"][number];

const businessColumns: Column<Business>[] = [
  { key: "name", head: "Business", cell: (business) => business.name },
  {
    key: "company",
    head: "Company id",
    interactive: true,
    cell: (business) => (
      <TextLink href={`/operator?edit=${business.id}`} scroll={false}>
        {business.companyId}
      </TextLink>
    ),
  },
  { key: "cutoff", head: "Cut-off", cell: (business) => `${formatClock(business.cutOff)}, New York` },
  {
    key: "payments",
    head: "Payments",
    cell: (business) => (
      <StatusDot
        state={business.paymentsProgramme ? "done" : "attention"}
        word={business.paymentsProgramme ? "On" : "Off"}
      />
    ),
  },
  {
    key: "switch",
    head: "Switch payments",
    hideHead: true,
    interactive: true,
    align: "end",
    cell: (business) => (
      <ProgrammeSwitch businessId={business.id} name={business.name} on={business.paymentsProgramme} />
    ),
  },
];

type Props = { searchParams: SearchParams };

export default async function OperatorPage({ searchParams }: Props) {
  const actor = await operatorPage();
  const [view, exceptions] = await Promise.all([getInstallation(actor), listPaymentExceptions(actor)]);
  const { edit } = firstValues(await searchParams);
  const business = view.businesses.find(({ id }) => id === edit);
  return (
    <>
      <PageHeader
        title="Installation"
        about="Which businesses may pay, the bank that sends their files, and the servicers that are paid."
      />
      <Section title="Businesses" about="Outside the payments programme nothing is released.">
        {business && (
          <Card>
            <CompanyIdForm key={business.id} business={business} />
          </Card>
        )}
        <DataTable<Business>
          caption="Businesses"
          rows={view.businesses}
          rowKey={(business) => business.id}
          columns={businessColumns}
          empty={
            <EmptyState title="Businesses will stand here">
              The first is made on the server: npm run create-business -- --name … --owner …
            </EmptyState>
          }
        />
      </Section>
      <PaymentExceptions exceptions={exceptions} />
      <BankSection odfi={view.odfi} editing={edit === "bank"} />
      <ServicersSection
        servicers={view.servicers}
        editing={view.servicers.find((servicer) => servicer.id === edit)}
        needed={view.writesFiles}
      />
    </>
  );
}
