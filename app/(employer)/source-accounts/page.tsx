import type { Metadata } from "next";
import { Landmark } from "lucide-react";
import { accountStatusWords, accountTypeWords } from "@/components/accounts/words";
import { DataTable } from "@/components/data/data-table";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink } from "@/components/data/pager";
import { firstValues, hrefWith } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Tabs } from "@/components/ui/controls/tabs";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { countDisabledAccounts, listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import { asksForDisabled, type SourceAccountView } from "@/lib/schemas/source-account";

export const metadata: Metadata = { title: "Source accounts" };

const path = "/source-accounts";

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SourceAccountsPage({ searchParams }: { searchParams: Search }) {
  const actor = await employerPage();
  const disabled = asksForDisabled(firstValues(await searchParams)["show"]);
  const [{ accounts }, disabledOnes] = await Promise.all([
    listSourceAccounts(actor, { disabled }),
    countDisabledAccounts(actor),
  ]);
  const add = may(actor, "accounts:write") ? (
    <LinkButton href="/source-accounts/new" variant="primary">
      Add an account
    </LinkButton>
  ) : undefined;
  const kept = { show: disabled ? "disabled" : undefined };
  return (
    <>
      <PageHeader
        title="Source accounts"
        about="The company’s bank accounts that batches are paid from."
        action={
          <>
            {accounts.length > 0 && <ExportCsvLink href={hrefWith("/api/ui/source-accounts.csv", kept)} />}
            {(accounts.length > 0 || disabled) && add}
          </>
        }
      />
      {(disabled || disabledOnes > 0) && (
        <Tabs
          label="Which accounts"
          tabs={[
            { href: path, label: "In use", current: !disabled },
            { href: `${path}?show=disabled`, label: "Disabled", count: disabledOnes, current: disabled },
          ]}
        />
      )}
      <DataTable<SourceAccountView>
        caption="Source accounts"
        rows={accounts}
        rowKey={(account) => account.id}
        rowHref={(account) => `${path}/${account.id}`}
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
          disabled ? (
            <EmptyState icon={<Landmark />} title="No account is disabled">
              What is removed, or locked by wrong tries or its bank, stays here with its statement.
            </EmptyState>
          ) : (
            <EmptyState icon={<Landmark />} title="Your company’s bank accounts will stand here" action={add}>
              Add the one that contributions are paid from. Two small deposits then show that it is yours.
            </EmptyState>
          )
        }
      />
    </>
  );
}
