import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Pager } from "@/components/data/pager";
import { firstValues, hrefWith, type SearchParams } from "@/components/data/url";
import { ApplyImport, Discard } from "@/components/employees/imports/apply-import";
import { PlanTable } from "@/components/employees/imports/plan-table";
import { countOf, writesWords } from "@/components/employees/imports/words";
import { PageHeader } from "@/components/shell/page-header";
import { buttonClass } from "@/components/ui/controls/button";
import { LinkButton } from "@/components/ui/controls/link-button";
import { Tabs } from "@/components/ui/controls/tabs";
import { Alert } from "@/components/ui/display/alert";
import { TimeText } from "@/components/ui/display/day";
import { Badge } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { formatCount } from "@/lib/domain/counted";
import { type PlanTab, planTabs, writesOf } from "@/lib/domain/employees/import-plan";
import { getImport } from "@/lib/queries/employees/get-import";
import { importPageQuery, type ImportView } from "@/lib/schemas/employees/employee-import";

export const metadata: Metadata = { title: "Import preview" };

type Props = {
  params: Promise<{ importId: string }>;
  searchParams: SearchParams;
};

export default async function ImportPreviewPage({ params, searchParams }: Props) {
  const actor = await employerPage("employees:write");
  const { tab, page } = importPageQuery.parse(firstValues(await searchParams));
  const view = await getImport(actor, { id: (await params).importId, tab, page });
  if (!view) notFound();
  const path = `/employees/import/${view.id}`;
  return (
    <>
      <PageHeader
        title={view.fileName}
        about={aboutFile(view)}
        status={<StatusBadge status={view.status} />}
        back={{
          href: view.kind === "loans" ? "/employees/import?kind=loans" : "/employees/import",
          label: "Import",
        }}
      />
      <Next view={view} />
      {view.status !== "discarded" && (
        <>
          <Tabs label="What the file does" tabs={tabsOf(view, path)} />
          {view.tab === "wrong" && view.counts.problems > 0 && <WrongRows view={view} />}
          <PlanTable view={view} />
          {view.pages > 1 && (
            <Pager
              shown={`Page ${formatCount(view.page)} of ${formatCount(view.pages)}`}
              previousHref={
                view.page > 1 ? hrefWith(path, { tab: view.tab, page: `${view.page - 1}` }) : undefined
              }
              nextHref={
                view.page < view.pages
                  ? hrefWith(path, { tab: view.tab, page: `${view.page + 1}` })
                  : undefined
              }
            />
          )}
        </>
      )}
    </>
  );
}

function aboutFile({ kind, facts, counts }: ImportView): string {
  const rows = `${formatCount(facts.rows)} rows read as ${kind === "loans" ? "loans" : "a roster"}`;
  const left = kind === "loans" ? "; loans that it lacks are left alone" : "";
  const partial = facts.changesOnly && kind === "roster" ? ", changes only" : "";
  return `${rows}${partial}${left}. ${countOf(counts.unchanged, kind)} already as in the file.`;
}

function StatusBadge({ status }: Pick<ImportView, "status">) {
  switch (status) {
    case "open":
      return <Badge state="attention">Not applied yet</Badge>;
    case "applied":
      return <Badge state="done">Applied</Badge>;
    case "discarded":
      return <Badge>Discarded</Badge>;
  }
}

/** What can be done with the file, or what was done. */
function Next({ view }: { view: ImportView }) {
  const by = (
    <>
      {view.doneBy ?? "Somebody"}
      {view.doneAt !== null && (
        <>
          , <TimeText at={view.doneAt} />
        </>
      )}
    </>
  );
  const onwards = <LinkButton href="/employees">To the employees</LinkButton>;
  if (view.status === "applied") {
    return (
      <Alert state="done" title={`Done: ${writesWords(view.counts)}`} actions={onwards}>
        Applied by {by}.
      </Alert>
    );
  }
  if (view.status === "discarded") {
    return (
      <Alert title="This file was discarded and changed nothing" actions={onwards}>
        Discarded by {by}.
      </Alert>
    );
  }
  if (writesOf(view.counts) > 0) {
    return <ApplyImport id={view.id} kind={view.kind} counts={view.counts} fileName={view.fileName} />;
  }
  const wrong = view.counts.wrongRows > 0;
  return (
    <Alert
      state={wrong ? "attention" : "done"}
      title={wrong ? "No row of this file can be applied as it is" : "Everything is already as in this file"}
      actions={<Discard id={view.id} />}
    >
      {wrong ? "Mend the rows under Wrong and choose the file again." : "There is nothing to apply."}
    </Alert>
  );
}

const tabWords: Record<PlanTab, string> = {
  added: "Added",
  changed: "Changed",
  removed: "Removed",
  wrong: "Wrong",
};

const tabsOf = ({ tab, kind, counts }: ImportView, path: string) =>
  planTabs
    .filter((one) => one !== "removed" || kind === "roster")
    .map((one) => ({
      href: hrefWith(path, { tab: one }),
      label: tabWords[one],
      count: one === "wrong" ? counts.wrongRows : counts[one],
      current: one === tab,
    }));

function WrongRows({ view }: { view: ImportView }) {
  return (
    <Alert
      state="attention"
      title={`${formatCount(view.counts.wrongRows)} of ${formatCount(view.facts.rows)} rows are left out`}
      actions={
        <a href={`/api/ui/imports/${view.id}/wrong.csv`} download className={buttonClass("secondary")}>
          Download the wrong rows
        </a>
      }
    >
      Nothing changes for whom they name. Mend them, here is each with its reasons, and import them
      {view.kind === "roster" ? " as “Only those who are new or changed”." : " again."}
    </Alert>
  );
}
