import type { Metadata } from "next";
import { Landmark } from "lucide-react";
import { accountStatusWords, accountTypeWords } from "@/components/accounts/words";
import { DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink } from "@/components/data/pager";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { NoValue } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import { payingBorrowerPage } from "@/lib/auth/page";
import { bankName } from "@/lib/domain/accounts/bank-names";
import { myAccounts } from "@/lib/queries/borrower-accounts/my-accounts";
import type { MyAccount } from "@/lib/schemas/borrower-payments/accounts";

export const metadata: Metadata = { title: "Accounts" };

export default async function MyAccountsPage() {
  const accounts = await myAccounts(await payingBorrowerPage());
  const add = (
    <LinkButton href="/my/accounts/new" variant="primary">
      Add an account
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Accounts"
        about="Your own bank accounts that your payments come from. Your employer sees nothing of them."
        action={
          accounts.length > 0 ? (
            <>
              <ExportCsvLink href="/api/ui/my/accounts.csv" />
              {add}
            </>
          ) : undefined
        }
      />
      <DataTable<MyAccount>
        caption="Your accounts"
        rows={accounts}
        rowKey={({ account }) => account.id}
        rowHref={({ account }) => `/my/accounts/${account.id}`}
        columns={[
          {
            key: "account",
            head: "Account",
            cell: ({ account }) => `${accountTypeWords(account.type)} •••• ${account.account_number_last_4}`,
          },
          { key: "name", head: "Name on the account", cell: ({ account }) => account.name_on_account },
          {
            key: "bank",
            head: "Bank",
            cell: ({ account }) => bankName(account.routing_number) ?? account.routing_number,
          },
          {
            key: "draws",
            head: "Draws on it",
            align: "end",
            cell: ({ draws }) => (draws.length === 0 ? <NoValue word="nothing" /> : draws.length),
          },
          {
            key: "status",
            head: "Status",
            cell: ({ account }) => <StatusDot {...accountStatusWords(account)} />,
          },
        ]}
        empty={
          <EmptyState icon={<Landmark />} title="Your bank accounts will stand here" action={add}>
            Add the account your money comes from. Two small deposits show that it is yours; then payments can
            draw on it.
          </EmptyState>
        }
      />
    </>
  );
}
