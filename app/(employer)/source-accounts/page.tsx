import type { Metadata } from "next";
import { Landmark } from "lucide-react";
import { accountStatusWords, accountTypeWords } from "@/components/accounts/words";
import { DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import type { SourceAccountView } from "@/lib/schemas/source-account";

export const metadata: Metadata = { title: "Source accounts" };

export default async function SourceAccountsPage() {
  const actor = await employerPage();
  const { accounts } = await listSourceAccounts(actor);
  const add = may(actor, "accounts:write") ? (
    <LinkButton href="/source-accounts/new" variant="primary">
      Add an account
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Source accounts"
        about="The company’s bank accounts that batches are paid from."
        action={accounts.length > 0 ? add : undefined}
      />
      <DataTable<SourceAccountView>
        caption="Source accounts"
        rows={accounts}
        rowKey={(account) => account.id}
        rowHref={(account) => `/source-accounts/${account.id}`}
        columns={[
          { key: "name", head: "Name on the account", cell: (account) => account.name_on_account },
          { key: "number", head: "Account", cell: (account) => `•••• ${account.account_number_last_4}` },
          { key: "routing", head: "Routing number", cell: (account) => account.routing_number },
          { key: "type", head: "Type", cell: (account) => accountTypeWords(account.type) },
          {
            key: "status",
            head: "Status",
            cell: (account) => <StatusDot {...accountStatusWords(account)} />,
          },
        ]}
        empty={
          <EmptyState icon={<Landmark />} title="Your company’s bank accounts will stand here" action={add}>
            Add the one that contributions are paid from. Two small deposits then show that it is yours.
          </EmptyState>
        }
      />
    </>
  );
}
