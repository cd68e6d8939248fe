import type { Metadata } from "next";
import { DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ProgrammeSwitch } from "@/components/installation/programme-switch";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { StatusDot } from "@/components/ui/display/status";
import { operatorPage } from "@/lib/auth/page";
import { getInstallation } from "@/lib/queries/installation/get-installation";
import type { InstallationView } from "@/lib/schemas/installation";

export const metadata: Metadata = { title: "Installation" };

type Business = InstallationView["businesses"][number];
type Servicer = InstallationView["servicers"][number];

export default async function OperatorPage() {
  const view = await getInstallation(await operatorPage());
  return (
    <>
      <PageHeader title="Installation" about="Which businesses may pay, and the servicers that are paid." />
      <Section title="Businesses" about="Outside the payments programme nothing is released.">
        <DataTable<Business>
          caption="Businesses"
          rows={view.businesses}
          rowKey={(business) => business.id}
          columns={[
            { key: "name", head: "Business", cell: (business) => business.name },
            { key: "company", head: "Company id", cell: (business) => business.companyId },
            { key: "cutoff", head: "Cut-off", cell: (business) => `${business.cutOff}, New York` },
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
                <ProgrammeSwitch
                  businessId={business.id}
                  name={business.name}
                  on={business.paymentsProgramme}
                />
              ),
            },
          ]}
          empty={
            <EmptyState title="Businesses will stand here">
              The first is made on the server: npm run create-business -- --name … --owner …
            </EmptyState>
          }
        />
      </Section>
      <Section
        title="Servicers"
        about="The companies that collect student loans and are paid for the employees."
      >
        <DataTable<Servicer>
          caption="Servicers"
          rows={view.servicers}
          rowKey={(servicer) => servicer.id}
          columns={[
            { key: "name", head: "Servicer", cell: (servicer) => servicer.name },
            { key: "address", head: "Address", cell: (servicer) => servicer.address },
            { key: "autopay", head: "Takes autopay", cell: (servicer) => (servicer.autopay ? "Yes" : "No") },
          ]}
          empty={<EmptyState title="Servicers will stand here">They come with the first loans.</EmptyState>}
        />
      </Section>
    </>
  );
}
