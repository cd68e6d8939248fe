import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApprovalsTable } from "@/components/approvals/approvals-table";
import { firstValues } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { employerPage } from "@/lib/auth/page";
import { isUuid } from "@/lib/domain/uuid";
import { listApprovals } from "@/lib/queries/approvals/list-approvals";
import { Approval } from "./approval";

export const metadata: Metadata = { title: "Approvals" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ApprovalsPage({ searchParams }: { searchParams: Search }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  if (query["draft"] !== undefined) {
    if (!isUuid(query["draft"])) notFound();
    return <Approval actor={actor} id={query["draft"]} query={query} />;
  }
  const approvals = await listApprovals(actor);
  return (
    <>
      <PageHeader
        title="Approvals"
        about="Whoever prepared a batch does not release it. What others prepared waits here for you."
      />
      <Section title="Waiting for approval">
        <ApprovalsTable
          rows={approvals.filter((draft) => draft.status === "awaiting_approval")}
          scheduled={false}
        />
      </Section>
      <Section title="Approved for a later day">
        <ApprovalsTable rows={approvals.filter((draft) => draft.status === "scheduled")} scheduled />
      </Section>
    </>
  );
}
