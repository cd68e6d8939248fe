import type { Metadata } from "next";
import { CircleCheckBig } from "lucide-react";
import { EmptyState } from "@/components/data/empty-state";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { firstValues, hrefWith, pageLinks, type SearchParams } from "@/components/data/url";
import { ExceptionActions } from "@/components/exceptions/exception-actions";
import { ExceptionCard } from "@/components/exceptions/exception-card";
import { PageHeader } from "@/components/shell/page-header";
import { Tabs } from "@/components/ui/controls/tabs";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { counted } from "@/lib/domain/counted";
import { countExceptions, listExceptions, listRefundChoices } from "@/lib/queries/exceptions/list-exceptions";
import { exceptionState } from "@/lib/schemas/batches/exceptions";
import { seqPlace } from "@/lib/schemas/places";

export const metadata: Metadata = { title: "Exceptions" };

const path = "/exceptions";

export default async function ExceptionsPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await employerPage();
  const query = firstValues(await searchParams);
  const state = exceptionState(query["show"]);
  const [{ rows, before, after }, open, accounts] = await Promise.all([
    listExceptions(actor, state, seqPlace(query)),
    countExceptions(actor),
    listRefundChoices(actor),
  ]);
  const kept = { show: state === "settled" ? state : undefined };
  return (
    <>
      <PageHeader
        title="Exceptions"
        about="What the rules cannot decide alone: money that came back late, too much posted, nothing heard. This list is meant to be empty."
        action={<ExportCsvLink href={hrefWith("/api/ui/exceptions.csv", kept)} />}
      />
      <Tabs
        label="Which exceptions"
        tabs={[
          { href: path, label: "Open", count: open, current: state === "open" },
          { href: `${path}?show=settled`, label: "Settled", current: state === "settled" },
        ]}
      />
      {rows.length === 0 && (
        <div className="rounded-md border bg-raised">
          <EmptyState
            icon={<CircleCheckBig />}
            title={state === "open" ? "Nothing is open" : "Nothing has been settled yet"}
          >
            {state === "open"
              ? "No money waits for a decision here. What a servicer has posted short, or not confirmed, comes here after five banking days."
              : "What people settle stays here, with who did it and how."}
          </EmptyState>
        </div>
      )}
      {rows.map((exception) => (
        <ExceptionCard key={exception.id} exception={exception}>
          {state === "open" && may(actor, "batches:release") && (
            <ExceptionActions exception={exception} accounts={accounts} mayOwn={may(actor, "money:vouch")} />
          )}
        </ExceptionCard>
      ))}
      {(rows.length > 0 || before !== null) && (
        <Pager
          shown={counted(rows.length, "exception on this page", "exceptions on this page")}
          {...pageLinks(path, kept, { before, after })}
        />
      )}
    </>
  );
}
