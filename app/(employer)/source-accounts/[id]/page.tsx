import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFacts } from "@/components/accounts/account-facts";
import { RemoveAccount } from "@/components/accounts/remove-account";
import { Verification } from "@/components/accounts/verification";
import { accountEventWords, accountStatusWords, disabledWords } from "@/components/accounts/words";
import { firstValues, type SearchParams } from "@/components/data/url";
import { Timeline } from "@/components/data/timeline";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Alert } from "@/components/ui/display/alert";
import { Card, Section } from "@/components/ui/display/card";
import { TimeText } from "@/components/ui/display/day";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { getSourceAccountDetail } from "@/lib/queries/accounts/get-source-account";
import { AccountStatement } from "./statement";

export const metadata: Metadata = { title: "Source account" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function SourceAccountPage({ params, searchParams }: Props) {
  const actor = await employerPage();
  const detail = await getSourceAccountDetail(actor, (await params).id);
  if (!detail) notFound();
  const { account, verification } = detail;
  const mayWrite = may(actor, "accounts:write");
  return (
    <>
      <PageHeader
        title={`${account.name_on_account} •••• ${account.account_number_last_4}`}
        status={<StatusDot {...accountStatusWords(account)} />}
        back={{ href: "/source-accounts", label: "Source accounts" }}
        action={
          mayWrite && account.status !== "disabled" ? (
            <RemoveAccount
              id={account.id}
              name={account.name_on_account}
              last4={account.account_number_last_4}
            />
          ) : undefined
        }
      />
      {account.status === "disabled" && (
        <Alert
          state="attention"
          title="Nothing draws on this account any more"
          actions={
            mayWrite ? (
              <LinkButton size="sm" href="/source-accounts/new">
                Add an account
              </LinkButton>
            ) : undefined
          }
        >
          {disabledWords(detail.disabledReason)}
        </Alert>
      )}
      {verification && (
        <Verification id={account.id} verification={verification} of="business" mayVerify={mayWrite} />
      )}
      <AccountFacts detail={detail} />
      <AccountStatement actor={actor} id={account.id} query={firstValues(await searchParams)} />
      {detail.activity.length > 0 && (
        <Section title="What happened">
          <Card>
            <Timeline
              label="What happened to this account"
              events={detail.activity.map((event) => ({
                key: event.id,
                ...accountEventWords(event),
                who: event.who,
                when: <TimeText at={event.at} year />,
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  );
}
