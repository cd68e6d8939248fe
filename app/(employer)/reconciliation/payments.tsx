import { MatchBar, TakeBackBar } from "@/components/reconciliation/match-bar";
import { PasteList } from "@/components/reconciliation/paste-list";
import { WaitingTable } from "@/components/reconciliation/waiting-table";
import { paymentsOf } from "@/components/reconciliation/words";
import { EmptyState } from "@/components/data/empty-state";
import { Filters, SearchFilter, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { Selection } from "@/components/data/selection";
import { hrefWith, pageLinks, type Query } from "@/components/data/url";
import { Section } from "@/components/ui/display/card";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { listServicerChoices } from "@/lib/queries/reconciliation/list-choices";
import { listWaiting } from "@/lib/queries/reconciliation/list-waiting";
import {
  type SaidLine,
  waitingFilter,
  waitingPlace,
  type WaitingState,
} from "@/lib/schemas/reconciliation/views";

const path = "/reconciliation";

type Props = { actor: UserActor; query: Query; state: WaitingState; line: SaidLine | null };

/** Payments that servicers have still to confirm, or that people have matched: filtered, chosen, a page at a time. */
export async function Payments({ actor, query, state, line }: Props) {
  const filter = waitingFilter(query);
  const [page, servicers] = await Promise.all([
    listWaiting(actor, filter, waitingPlace(query)),
    listServicerChoices(actor),
  ]);
  const mayMatch = may(actor, "batches:release");
  const kept = {
    show: state === "matched" ? state : undefined,
    line: line?.id,
    batch: filter.batch ?? undefined,
    servicer: filter.servicer ?? undefined,
    q: filter.q ?? undefined,
  };
  const list = (
    <WaitingTable state={state} rows={page.rows} selects={mayMatch} empty={<Empty {...{ state, kept }} />} />
  );
  return (
    <Section
      title={state === "waiting" ? "What we sent" : "Matched, not reconciled yet"}
      className="scroll-mt-24"
      actions={state === "waiting" && mayMatch && page.total > 0 ? <PasteList line={line} /> : undefined}
    >
      <div id="payments" />
      <Filters
        path={path}
        keep={{ show: kept.show, line: kept.line, batch: kept.batch }}
        actions={<ExportCsvLink href={hrefWith("/api/ui/reconciliation.csv", kept)} />}
      >
        <SearchFilter label="Search payments" placeholder="Name, id, reference" value={kept.q} />
        <SelectFilter
          name="servicer"
          label="Servicer"
          value={kept.servicer}
          options={servicers}
          all="All servicers"
        />
      </Filters>
      {mayMatch ? (
        <Selection
          key={JSON.stringify([kept, query["after"], query["before"]])}
          pageIds={page.rows.map((row) => row.id)}
          total={page.total}
        >
          {state === "waiting" ? (
            <MatchBar
              rests={Object.fromEntries(page.rows.map((row) => [row.id, row.rest]))}
              filter={filter}
              amount={page.amount}
              line={line}
            />
          ) : (
            <TakeBackBar filter={filter} />
          )}
          {list}
        </Selection>
      ) : (
        list
      )}
      {page.rows.length > 0 && (
        <Pager
          shown={`${page.rows.length} of ${paymentsOf(page.total, page.amount)}`}
          {...pageLinks(path, kept, page)}
        />
      )}
    </Section>
  );
}

function Empty({ state, kept }: { state: WaitingState; kept: Query }) {
  if (kept["q"] ?? kept["servicer"] ?? kept["batch"]) {
    return <EmptyState title="No payment fits these filters">Clear a filter to see more.</EmptyState>;
  }
  if (state === "matched") {
    return (
      <EmptyState title="Nothing is matched">
        Payments that you match stand here until they are reconciled. Until then a match can be taken back.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing waits to be confirmed">
      When a batch’s credits reach the servicers’ banks, its payments wait here until each servicer has said
      what it posted.
    </EmptyState>
  );
}
