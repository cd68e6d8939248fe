"use client";
import type { ReactNode } from "react";
import { createContext, use, useMemo, useState } from "react";
import { formatCount } from "@/lib/domain/counted";
import { cx } from "../ui/class-names";
import { Button } from "../ui/controls/button";

type Selected = {
  /** The chosen rows of this page; all of the page when `allMatching`. */
  ids: readonly string[];
  /** True: every row of the filter, also those on other pages. Send the filter to the server, not ids. */
  allMatching: boolean;
  /** How many rows are meant. */
  count: number;
  total: number;
  pageIds: readonly string[];
  set: (ids: readonly string[], allMatching?: boolean) => void;
};

const SelectionContext = createContext<Selected | null>(null);

type SelectionProps = {
  /** Row keys on this page. */
  pageIds: readonly string[];
  /** Rows matching the filter, on all pages. */
  total: number;
  children: ReactNode;
};

/** Remembers which rows are chosen. Give it `key={the query of the page}`: another filter starts with none. */
export function Selection({ pageIds, total, children }: SelectionProps) {
  const [chosen, setChosen] = useState<{ ids: readonly string[]; allMatching: boolean }>({
    ids: [],
    allMatching: false,
  });
  const value = useMemo((): Selected => {
    const ids = chosen.allMatching ? pageIds : chosen.ids.filter((id) => pageIds.includes(id));
    return {
      ids,
      allMatching: chosen.allMatching,
      count: chosen.allMatching ? total : ids.length,
      total,
      pageIds,
      set: (next, allMatching = false) => setChosen({ ids: next, allMatching }),
    };
  }, [chosen, pageIds, total]);
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

/** What is chosen, for the buttons in a `SelectionBar`. Throws outside a `Selection`. */
export function useSelection(): Selected {
  const selected = use(SelectionContext);
  if (selected === null) throw new Error("useSelection needs a Selection above it");
  return selected;
}

export function RowCheckbox({ id, label }: { id: string; label: string }) {
  const { ids, allMatching, pageIds, set } = useSelection();
  const change = (checked: boolean) => {
    const others = (allMatching ? pageIds : ids).filter((other) => other !== id);
    set(checked ? [...others, id] : others);
  };
  return <Box label={label} checked={ids.includes(id)} onChange={change} />;
}

export function PageCheckbox() {
  const { ids, pageIds, set } = useSelection();
  return (
    <Box
      label={`Select all ${pageIds.length} on this page`}
      saidOnCards
      checked={pageIds.length > 0 && ids.length === pageIds.length}
      mixed={ids.length > 0 && ids.length < pageIds.length}
      onChange={(checked) => set(checked ? pageIds : [])}
    />
  );
}

type BoxProps = {
  label: string;
  checked: boolean;
  mixed?: boolean;
  /** Under 640 wide no head of a column tells what it is for: its words are seen there. */
  saidOnCards?: boolean;
  onChange: (checked: boolean) => void;
};

function Box({ label, checked, mixed = false, saidOnCards = false, onChange }: BoxProps) {
  return (
    <label
      className={cx(
        "-m-1 inline-flex h-6 min-w-6 cursor-pointer items-center justify-center align-middle",
        saidOnCards && "max-sm:gap-2 max-sm:px-1",
      )}
    >
      <span className={cx("order-last", saidOnCards ? "sm:sr-only" : "sr-only")}>{label}</span>
      <input
        type="checkbox"
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4"
      />
    </label>
  );
}

/** How many are chosen, "select all N matching", and what can be done with them (`children`). Hidden while none is. */
export function SelectionBar({ children }: { children?: ReactNode }) {
  const { count, ids, allMatching, pageIds, total, set } = useSelection();
  const offerAll = !allMatching && ids.length === pageIds.length && total > pageIds.length;
  return (
    <div aria-live="polite">
      {count > 0 && (
        <div className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-4 py-2">
          <span className="mr-2 tabular-nums">
            {allMatching ? `All ${formatCount(total)} matching selected` : `${formatCount(count)} selected`}
          </span>
          {offerAll && (
            <Button size="sm" variant="quiet" onClick={() => set(pageIds, true)}>
              Select all {formatCount(total)} matching
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => set([])}>
            Clear
          </Button>
          <div className="ml-auto flex flex-wrap gap-2">{children}</div>
        </div>
      )}
    </div>
  );
}
