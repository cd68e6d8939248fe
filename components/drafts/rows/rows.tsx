"use client";
import { useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { EmptyState } from "@/components/data/empty-state";
import { Selection, SelectionBar, useSelection } from "@/components/data/selection";
import { Button } from "@/components/ui/controls/button";
import { MoneyInput } from "@/components/ui/controls/inputs";
import { Alert } from "@/components/ui/display/alert";
import { formatCount } from "@/lib/domain/counted";
import type { DraftRowsPage, RowsMeant } from "@/lib/schemas/draft";
import { fetchRows, type Shown } from "../api";
import { useDraft } from "../draft-context";
import { RowsTable } from "./rows-table";
import { type Mark, useMark } from "./use-mark";

type RowsProps = {
  shown: Shown;
  /** Where the pages begin that were walked through, the present one last. */
  starts: readonly number[];
  onStarts: (starts: readonly number[]) => void;
  initial: DraftRowsPage | undefined;
};

/** Fifty rows with what can be done for several of them at once. */
export function Rows({ shown, starts, onStarts, initial }: RowsProps) {
  const { draft, editable } = useDraft();
  const after = starts.at(-1) ?? 0;
  const { data, error } = useQuery({
    queryKey: ["rows", draft.id, shown, after],
    queryFn: ({ signal }) => fetchRows(draft.id, shown, after, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    ...(initial ? { initialData: initial } : {}),
  });
  if (error !== null) return <Alert state="problem" title={error.message} live />;
  if (!data) return <p className="py-10 text-center text-muted">Reading the rows…</p>;
  if (data.rows.length === 0) return <NoRows shown={shown} empty={draft.totals.rows === 0} />;
  const { next } = data;
  return (
    <Selection
      key={JSON.stringify([shown, after])}
      pageIds={data.rows.map((row) => String(row.position))}
      total={data.total}
    >
      {editable && (
        <SelectionBar>
          <GroupActions shown={shown} />
        </SelectionBar>
      )}
      <RowsTable rows={data.rows} />
      <nav aria-label="Pages of rows" className="flex items-center justify-between gap-4 text-sm text-muted">
        <p className="tabular-nums" aria-live="polite">
          {formatCount(data.rows.length)} of {formatCount(data.total)} rows
        </p>
        <span className="flex gap-2">
          <Button size="sm" disabled={starts.length < 2} onClick={() => onStarts(starts.slice(0, -1))}>
            Previous
          </Button>
          <Button
            size="sm"
            disabled={next === null}
            onClick={() => {
              if (next !== null) onStarts([...starts, next]);
            }}
          >
            Next
          </Button>
        </span>
      </nav>
    </Selection>
  );
}

function NoRows({ shown, empty }: { shown: Shown; empty: boolean }) {
  if (empty) {
    return (
      <div className="rounded-md border bg-raised">
        <EmptyState icon={<Users />} title="The payments of this batch will stand here">
          Add employees: some of them by name, or all who can be paid at once.
        </EmptyState>
      </div>
    );
  }
  const filtered = shown.q !== "" || shown.code !== undefined;
  return (
    <div className="rounded-md border bg-raised">
      <EmptyState title={filtered ? "No row is found by this" : "No rows here"}>
        {shown.show === "problems" && !filtered
          ? "Nothing is left to mend or to decide."
          : "Look at all rows."}
      </EmptyState>
    </div>
  );
}

function GroupActions({ shown }: { shown: Shown }) {
  const { ids, allMatching, set } = useSelection();
  const mark = useMark();
  const [amount, setAmount] = useState("");
  const meant: RowsMeant = allMatching
    ? { filter: shown }
    : { positions: ids.map((id) => Number.parseInt(id, 10)) };
  const act = async (what: Mark) => {
    if (await mark(meant, what)) set([]);
  };
  return (
    <>
      <form
        className="flex gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ amount });
        }}
      >
        <MoneyInput
          aria-label="Amount for the chosen rows"
          className="w-28"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <Button size="sm" type="submit" disabled={amount.trim() === ""} className="h-9">
          Set amount
        </Button>
      </form>
      <Button size="sm" onClick={() => act("keep")}>
        Keep
      </Button>
      {shown.show === "excluded" ? (
        <Button size="sm" onClick={() => act("include")}>
          Include
        </Button>
      ) : (
        <Button size="sm" onClick={() => act("exclude")}>
          Exclude
        </Button>
      )}
      <Button
        size="sm"
        onClick={() => act("remove")}
        data-tip="Rows added by hand; those of a file are excluded"
      >
        Remove
      </Button>
    </>
  );
}
