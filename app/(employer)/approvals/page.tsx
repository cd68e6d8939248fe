import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApprovalsTable } from "@/components/approvals/approvals-table";
import { ExportCsvLink } from "@/components/data/pager";
import { firstValues, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { isUuid } from "@/lib/domain/uuid";
import { listApprovals } from "@/lib/queries/approvals/list-approvals";
import { Approval } from "./approval";

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  if (query["draft"] !== undefined) {
    if (!isUuid(query["draft"])) notFound();
    return <Approval actor={actor} id={query["draft"]} query={query} />;
  }
  const approvals = await listApprovals(actor);
  const releases = may(actor, "batches:release");
  return (
    <>
      <PageHeader
        title="Approvals"
        about={
          releases
            ? "Whoever prepared a batch does not release it. What others prepared waits here for you."
            : "Whoever prepared a batch does not release it. What waits for an owner or approver stands here; you can look."
        }
        action={approvals.length > 0 ? <ExportCsvLink href="/api/ui/approvals.csv" /> : undefined}
      />
      <Section title="Waiting for approval">
        <ApprovalsTable
          rows={approvals.filter((draft) => draft.status === "awaiting_approval")}
          scheduled={false}
          releases={releases}
        />
      </Section>
      <Section title="Approved for a later day">
        <ApprovalsTable
          rows={approvals.filter((draft) => draft.status === "scheduled")}
          scheduled
          releases={releases}
        />
      </Section>
    </>
  );
}
