"use client";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { Search } from "lucide-react";
import { ExportCsvLink } from "@/components/data/pager";
import { cx } from "@/components/ui/class-names";
import { buttonClass } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/inputs";
import { formatCount } from "@/lib/domain/counted";
import type { RowFilter } from "@/lib/schemas/draft";
import { AddEmployees } from "./add-employees";
import { searchOf, type Shown } from "../api";
import { useDraft } from "../draft-context";

type ToolbarProps = { shown: Shown; onShow: (shown: Shown) => void };

/** Which rows are shown, a search over them, and what can be taken away as a file. */
export function Toolbar({ shown, onShow }: ToolbarProps) {
  const { draft } = useDraft();
  const { totals } = draft;
  const choices: [RowFilter, string, number][] = [
    ["all", "All rows", totals.rows],
    ["problems", "Only rows with problems", totals.errors + totals.warnings],
    ["excluded", "Left out", totals.excluded],
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div role="group" aria-label="Rows shown" className="flex flex-wrap gap-1">
        {choices.map(([show, label, count]) => {
          const current = shown.show === show && shown.code === undefined;
          return (
            <button
              key={show}
              type="button"
              aria-pressed={current}
              onClick={() => onShow({ show, q: shown.q })}
              className={cx(
                "h-8 rounded-md px-2.5 text-sm transition-colors",
                current
                  ? "bg-accent-soft font-medium text-accent"
                  : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {label} <span className="tabular-nums">{formatCount(count)}</span>
            </button>
          );
        })}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        <RowSearch shown={shown} onShow={onShow} />
        {(totals.errors > 0 || totals.excluded > 0) && (
          // A plain link: the router would take the file for a page, and later actions would go there.
          <a
            download
            href={`/api/ui/drafts/${draft.id}/rejected.csv`}
            className={buttonClass("secondary", "sm")}
          >
            Rejected rows
          </a>
        )}
        {totals.rows > 0 && (
          <ExportCsvLink size="sm" href={`/api/ui/drafts/${draft.id}/rows.csv?${searchOf(shown)}`} />
        )}
        <AddEmployees />
      </div>
    </div>
  );
}

function RowSearch({ shown, onShow }: ToolbarProps) {
  const [text, setText] = useState(shown.q);
  const wanted = useDeferredValue(text);
  const sent = useRef(shown.q);
  useEffect(() => {
    if (wanted === sent.current) return;
    sent.current = wanted;
    onShow({ ...shown, q: wanted });
  }, [wanted, shown, onShow]);
  return (
    <span className="relative max-sm:w-full sm:w-52">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        type="search"
        aria-label="Search rows"
        aria-keyshortcuts="/"
        placeholder="Name, id or reference"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 pl-8 text-sm"
      />
    </span>
  );
}
