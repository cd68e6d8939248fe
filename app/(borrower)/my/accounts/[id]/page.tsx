import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Verification } from "@/components/accounts/verification";
import { accountStatusWords, accountTypeWords, disabledWords } from "@/components/accounts/words";
import { RemoveMyAccount } from "@/components/my-accounts/remove-my-account";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/display/alert";
import { Card, Section } from "@/components/ui/display/card";
import { TimeText } from "@/components/ui/display/day";
import { DescriptionList } from "@/components/ui/display/description-list";
import { StatusDot } from "@/components/ui/display/status";
import { payingBorrowerPage } from "@/lib/auth/page";
import { bankName } from "@/lib/domain/accounts/bank-names";
import { myAccount, myAccounts } from "@/lib/queries/borrower-accounts/my-accounts";
import type { MyAccount } from "@/lib/schemas/borrower-payments/accounts";

export const metadata: Metadata = { title: "Account" };

export default async function MyAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await payingBorrowerPage();
  const mine = await myAccount(actor, (await params).id);
  if (!mine) notFound();
  const { account, verification, draws } = mine;
  const others = (await myAccounts(actor)).flatMap(({ account: other }) =>
    other.id !== account.id && other.payments_supported ? [{ id: other.id, label: labelOf(other) }] : [],
  );
  return (
    <>
      <PageHeader
        title={labelOf(account)}
        status={<StatusDot {...accountStatusWords(account)} />}
        back={{ href: "/my/accounts", label: "Accounts" }}
        action={account.status === "disabled" ? undefined : <RemoveMyAccount mine={mine} others={others} />}
      />
      {account.status === "disabled" && (
        <Alert state="attention" title="Nothing draws on this account any more">
          {disabledWords(mine.disabledReason)}
        </Alert>
      )}
      {verification && <Verification id={account.id} verification={verification} of="borrower" mayVerify />}
      <Section title="Details">
        <Card className="py-2! sm:py-2!">
          <DescriptionList
            facts={[
              { label: "Name on the account", value: account.name_on_account },
              { label: "Bank", value: bankName(account.routing_number) ?? "Not known" },
              { label: "Routing number", value: account.routing_number },
              { label: "Account number", value: `ends in ${account.account_number_last_4}` },
              { label: "Added", value: <TimeText at={mine.createdAt} /> },
            ]}
          />
        </Card>
      </Section>
      {draws.length > 0 && (
        <Section title="What draws on it">
          <Card>
            <ul className="grid gap-2">
              {draws.map(({ path, message }) => (
                <li key={path}>{message}</li>
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </>
  );
}

const labelOf = (account: MyAccount["account"]): string =>
  `${accountTypeWords(account.type)} •••• ${account.account_number_last_4}`;
