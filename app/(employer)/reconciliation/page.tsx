import type { Metadata } from "next";
import { AddLine } from "@/components/reconciliation/add-line";
import { BalancesTable } from "@/components/reconciliation/balances-table";
import { ReconcilePanel } from "@/components/reconciliation/reconcile-panel";
import { ReconciliationTabs } from "@/components/reconciliation/reconciliation-tabs";
import { SaidLines } from "@/components/reconciliation/said-lines";
import { paymentsOf } from "@/components/reconciliation/words";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, pageLinks, type Query, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/controls/tabs";
import { Alert } from "@/components/ui/display/alert";
import { Section } from "@/components/ui/display/card";
import type { UserActor } from "@/lib/auth/actor";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { formatCount } from "@/lib/domain/counted";
import { listServicerChoices } from "@/lib/queries/reconciliation/list-choices";
import { getLine, listLines } from "@/lib/queries/reconciliation/list-lines";
import { listOpenBatches } from "@/lib/queries/reconciliation/list-open-batches";
import { readSummary } from "@/lib/queries/reconciliation/read-summary";
import { readToday } from "@/lib/queries/shell/read-today";
import { seqPlace } from "@/lib/schemas/places";
import { type ReconciliationSummary, reconciliationTab } from "@/lib/schemas/reconciliation/views";
import { CameBack } from "./came-back";
import { Payments } from "./payments";

export const metadata: Metadata = { title: "Reconciliation" };

const path = "/reconciliation";
const csv = "/api/ui/reconciliation.csv";

export default async function ReconciliationPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  const summary = await readSummary(actor);
  const mayMatch = may(actor, "batches:release");
  return (
    <>
      <PageHeader
        title="Reconciliation"
        about="What servicers said they posted beside what we sent them. A payment is reconciled when both are the same to the cent."
      />
      <ReconciliationTabs current={path} files={may(actor, "bank:files")} />
      {summary.matched.payments > 0 && <ReconcilePanel matched={summary.matched} mayReconcile={mayMatch} />}
      {summary.unbalanced.payments > 0 && (
        <Alert
          state="problem"
          title={`${paymentsOf(summary.unbalanced.payments, summary.unbalanced.amount)} no longer make up their line`}
        >
          Something they were matched with came back or was confirmed otherwise. Choose what is missing, or
          take the match back; until then they are left out.
        </Alert>
      )}
      <Balances actor={actor} query={query} />
      <Work actor={actor} query={query} summary={summary} mayMatch={mayMatch} />
    </>
  );
}

async function Balances({ actor, query }: { actor: UserActor; query: Query }) {
  const { rows, total, before, after } = await listOpenBatches(actor, seqPlace(query, "b"));
  if (total === 0) return null;
  return (
    <Section
      title="Batches to reconcile"
      about="Difference: what nobody has spoken of yet. A batch is complete when it is $0.00 and nothing is left to refund or send again."
      actions={<ExportCsvLink size="sm" href={hrefWith(csv, { list: "batches" })} />}
    >
      <BalancesTable rows={rows} />
      {(before !== null || after !== null) && (
        <Pager
          shown={`${rows.length} of ${formatCount(total)} batches`}
          {...pageLinks(path, {}, { before, after }, "b")}
        />
      )}
    </Section>
  );
}

type WorkProps = { actor: UserActor; query: Query; summary: ReconciliationSummary; mayMatch: boolean };

async function Work({ actor, query, summary, mayMatch }: WorkProps) {
  const show = reconciliationTab(query["show"]);
  const line = await getLine(actor, query["line"]);
  const tab = (key: typeof show, label: string, count: number) => ({
    href: key === "waiting" ? path : hrefWith(path, { show: key }),
    label,
    count,
    current: show === key,
  });
  return (
    <>
      <Tabs
        label="Which payments"
        tabs={[
          tab("waiting", "To be confirmed", summary.waiting.payments),
          tab("matched", "Matched", summary.matched.payments + summary.unbalanced.payments),
          tab("returned", "Came back", summary.returned),
        ]}
      />
      {show === "returned" && <CameBack actor={actor} query={query} />}
      {show === "matched" && <Payments actor={actor} query={query} state="matched" line={null} />}
      {show === "waiting" && (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <Said actor={actor} query={query} chosen={line?.id ?? null} mayMatch={mayMatch} />
          <Payments actor={actor} query={query} state="waiting" line={line} />
        </div>
      )}
    </>
  );
}

type SaidProps = { actor: UserActor; query: Query; chosen: string | null; mayMatch: boolean };

async function Said({ actor, query, chosen, mayMatch }: SaidProps) {
  const [{ rows, total, before, after }, servicers, today] = await Promise.all([
    listLines(actor, seqPlace(query, "l")),
    mayMatch ? listServicerChoices(actor) : [],
    readToday(actor),
  ]);
  return (
    <Section
      title="What servicers said"
      actions={total > 0 ? <ExportCsvLink size="sm" href={hrefWith(csv, { list: "said" })} /> : undefined}
    >
      {rows.length === 0 ? (
        <div className="rounded-md border bg-raised">
          <EmptyState title="Nothing open">
            Advices of servicers, and rows of their files that name no payment, stand here until they are
            matched.
          </EmptyState>
        </div>
      ) : (
        <SaidLines lines={rows} chosen={chosen} mayMatch={mayMatch} />
      )}
      {mayMatch && (
        <div>
          <AddLine servicers={servicers} today={today} />
        </div>
      )}
      {(before !== null || after !== null) && (
        <Pager
          shown={`${rows.length} of ${formatCount(total)}`}
          {...pageLinks(path, {}, { before, after }, "l")}
        />
      )}
    </Section>
  );
}
