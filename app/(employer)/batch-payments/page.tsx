import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BatchesTable } from "@/components/batches/batches-table";
import { DraftsTable } from "@/components/batches/drafts-table";
import { batchViewWords } from "@/components/batches/words";
import { DayFilter, Filters, SearchFilter, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, pageLinks, type Query, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Tabs } from "@/components/ui/controls/tabs";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { counted, formatCount } from "@/lib/domain/counted";
import { listBatches } from "@/lib/queries/batches/list-batches";
import { countOpenDrafts, listOpenDrafts } from "@/lib/queries/drafts/list-open-drafts";
import { batchesFilter, batchViews } from "@/lib/schemas/batches/filters";
import { seqPlace } from "@/lib/schemas/places";

export const metadata: Metadata = { title: "Batch payments" };

const path = "/batch-payments";
const viewOptions = batchViews.map((value) => ({ value, label: batchViewWords[value] }));

export default async function BatchPaymentsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  const showsDrafts = query["show"] === "drafts";
  const drafts = await countOpenDrafts(actor);
  const create = may(actor, "batches:prepare") ? (
    <LinkButton href={`${path}/new`} variant="primary">
      New batch
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Batch payments"
        about="One debit of your account pays many employees’ loans. Drafts move nothing until they are released."
        action={
          <>
            <ExportCsvLink
              href={showsDrafts ? "/api/ui/drafts.csv" : hrefWith("/api/ui/batches.csv", filterOf(query))}
            />
            {create}
          </>
        }
      />
      <Tabs
        label="Which batches"
        tabs={[
          { href: path, label: "Released", current: !showsDrafts },
          { href: `${path}?show=drafts`, label: "Drafts", count: drafts, current: showsDrafts },
        ]}
      />
      {showsDrafts ? (
        <Drafts query={query} actor={actor} />
      ) : (
        <Released query={query} actor={actor} create={create} />
      )}
    </>
  );
}

const filterOf = (query: Query): Query => ({
  q: query["q"],
  status: query["status"],
  from: query["from"],
  to: query["to"],
});

async function Drafts({ query, actor }: Pick<ReleasedProps, "query" | "actor">) {
  const { rows, total, before, after } = await listOpenDrafts(actor, seqPlace(query));
  const kept = { show: "drafts" };
  return (
    <>
      <DraftsTable rows={rows} />
      {total > 0 && (
        <Pager
          shown={`${formatCount(rows.length)} of ${counted(total, "draft", "drafts")}`}
          {...pageLinks(path, kept, { before, after })}
        />
      )}
    </>
  );
}

type ReleasedProps = {
  query: Query;
  actor: Awaited<ReturnType<typeof employerPage>>;
  create: ReactNode;
};

async function Released({ query, actor, create }: ReleasedProps) {
  const filter = batchesFilter(query);
  const kept = filterOf(query);
  const { rows, before, after } = await listBatches(actor, filter, seqPlace(query));
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <Filters path={path}>
        <SearchFilter label="Search title or reference" value={query["q"]} />
        <SelectFilter
          name="status"
          label="Status"
          value={query["status"]}
          options={viewOptions}
          all="All statuses"
        />
        <DayFilter name="from" label="From" value={filter.from} />
        <DayFilter name="to" label="To" value={filter.to} />
      </Filters>
      <BatchesTable rows={rows} filtered={filtered} action={create} />
      <Pager
        shown={counted(rows.length, "batch on this page", "batches on this page")}
        {...pageLinks(path, kept, { before, after })}
      />
    </>
  );
}
