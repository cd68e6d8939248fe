import type { Metadata } from "next";
import { Suspense } from "react";
import { AttentionList } from "@/components/overview/attention-list";
import { FirstSteps } from "@/components/overview/first-steps";
import { Moving } from "@/components/overview/moving";
import { PaidMonths } from "@/components/overview/paid-months";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Section } from "@/components/ui/display/card";
import { Skeleton } from "@/components/ui/display/skeleton";
import type { UserActor } from "@/lib/auth/actor";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { readAttention } from "@/lib/queries/overview/attention";
import { readMoving } from "@/lib/queries/overview/moving";
import { readYear } from "@/lib/queries/overview/year";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const actor = await employerPage();
  const moving = await readMoving(actor);
  const create = may(actor, "batches:prepare") && moving.setUp.batches && (
    <LinkButton href="/batch-payments/new" variant="primary">
      New batch
    </LinkButton>
  );
  const maySetUp = {
    account: may(actor, "accounts:write"),
    employees: may(actor, "employees:write"),
    batches: may(actor, "batches:prepare"),
  };
  return (
    <>
      <PageHeader title="Overview" about="What is moving, and what needs you." action={create || undefined} />
      {!moving.setUp.batches && <FirstSteps done={moving.setUp} may={maySetUp} />}
      <Suspense fallback={<Skeleton className="h-24" />}>
        <NeedsAttention actor={actor} />
      </Suspense>
      {moving.setUp.batches && (
        <>
          <Moving view={moving} />
          <Suspense fallback={<Skeleton className="h-80" />}>
            <Paid actor={actor} />
          </Suspense>
        </>
      )}
    </>
  );
}

/** Apart from the page: sums over a year's payments take longest, and nothing above waits for them. */
async function NeedsAttention({ actor }: { actor: UserActor }) {
  return (
    <Section title="Needs attention">
      <AttentionList items={await readAttention(actor)} />
    </Section>
  );
}

async function Paid({ actor }: { actor: UserActor }) {
  return <PaidMonths view={await readYear(actor)} />;
}
