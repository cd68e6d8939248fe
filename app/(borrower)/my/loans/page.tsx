import type { Metadata } from "next";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink } from "@/components/data/pager";
import { EmployerPayments, LoansOfServicer, PaidByEmployer } from "@/components/loans/my-loans";
import { ShareBalances } from "@/components/loans/share-balances";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/display/card";
import { borrowerPage } from "@/lib/auth/page";
import { myLoans } from "@/lib/queries/borrowers/my-loans";

export const metadata: Metadata = { title: "My loans" };

export default async function MyLoansPage() {
  const view = await myLoans(await borrowerPage());
  return (
    <>
      <PageHeader
        title="My loans"
        about={`Your student loans, and what ${view.business} pays on them.`}
        action={view.servicers.length > 0 ? <ExportCsvLink href="/api/ui/my/loans.csv" /> : undefined}
      />
      <PaidByEmployer view={view} />
      {view.servicers.map((servicer) => (
        <LoansOfServicer key={servicer.id} servicer={servicer} />
      ))}
      {view.servicers.length === 0 && (
        <Card flush>
          <EmptyState title="Your loans will stand here">
            Your employer brings them in with its loans file.
          </EmptyState>
        </Card>
      )}
      <EmployerPayments view={view} />
      <ShareBalances view={view} />
    </>
  );
}
