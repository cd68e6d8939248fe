"use client";
import { useCallback, useState } from "react";
import { LiveData } from "@/components/data/live-data";
import type { DraftRowsPage, DraftView } from "@/lib/schemas/draft";
import { searchOf, type Shown } from "./api";
import { DeleteDraft } from "./delete-draft";
import { Details } from "./details";
import { DraftProvider } from "./draft-context";
import { MappingPanel } from "./mapping-panel";
import { ProblemGroups } from "./problem-groups";
import { Rows } from "./rows/rows";
import { StatusBanner } from "./status-banner";
import { SummaryBar } from "./summary-bar";
import { Toolbar } from "./rows/toolbar";

type BuilderProps = {
  draft: DraftView;
  rows: DraftRowsPage;
  shown: Shown;
  mayPrepare: boolean;
};

/** A draft being prepared. What is typed is saved at once, so it is the same after a reload and on another device. */
export function Builder({ draft, rows, shown, mayPrepare }: BuilderProps) {
  return (
    <LiveData>
      <DraftProvider initial={draft} mayPrepare={mayPrepare}>
        <Workbench rows={rows} first={shown} />
      </DraftProvider>
    </LiveData>
  );
}

function Workbench({ rows, first }: { rows: DraftRowsPage; first: Shown }) {
  const [shown, setShown] = useState(first);
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const show = useCallback((next: Shown) => {
    setShown(next);
    setStarts([0]);
    const search = searchOf(next).toString();
    window.history.replaceState(null, "", search === "" ? window.location.pathname : `?${search}`);
  }, []);
  const asServed = shown === first && starts.length === 1;
  return (
    <>
      <SummaryBar />
      <StatusBanner />
      <Details />
      <MappingPanel />
      <ProblemGroups shown={shown} onShow={show} />
      <section aria-label="Payments" className="grid gap-3">
        <Toolbar shown={shown} onShow={show} />
        <Rows shown={shown} starts={starts} onStarts={setStarts} initial={asServed ? rows : undefined} />
      </section>
      <div>
        <DeleteDraft />
      </div>
    </>
  );
}
