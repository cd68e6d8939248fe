"use client";
import { SaveState } from "@/components/forms/save-state";
import { DayText } from "@/components/ui/display/day";
import { Money } from "@/components/ui/display/money";
import { counted, formatCount } from "@/lib/domain/counted";
import { useDraft } from "./draft-context";
import { SendButton } from "./send-button";

/** What stays in sight while one scrolls: how much, how many, what is left to decide, and the four dates. */
export function SummaryBar() {
  const { draft, saving } = useDraft();
  const { totals } = draft;
  return (
    <section
      aria-label="Summary of the batch"
      className="sticky top-(--top) z-30 -mx-4 grid gap-1 border-b bg-surface px-4 py-3 md:-mx-8 md:px-8"
    >
      <div className="flex items-center justify-between gap-x-6">
        <p className="flex flex-wrap items-baseline gap-x-5">
          <span className="text-number font-semibold tracking-tight">
            <Money amount={totals.amount} />
          </span>
          <span className="font-medium tabular-nums">{counted(totals.payments, "payment", "payments")}</span>
        </p>
        <div className="flex items-center gap-4">
          <span className="max-sm:hidden">
            <SaveState saving={saving.state} />
          </span>
          <SendButton />
        </div>
      </div>
      {(draft.status === "draft" || draft.status === "awaiting_approval") && <OpenQuestions />}
      {draft.status !== "released" && draft.status !== "deleted" && <Dates />}
    </section>
  );
}

function OpenQuestions() {
  const { totals } = useDraft().draft;
  if (totals.rows === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 text-sm tabular-nums">
      {totals.errors > 0 && (
        <span className="text-problem">
          {counted(totals.errors, "row with an error", "rows with errors")}
        </span>
      )}
      {totals.warnings > 0 && (
        <span className="text-attention">{counted(totals.warnings, "warning", "warnings")} to decide</span>
      )}
      {totals.errors === 0 && totals.warnings === 0 && (
        <span className="text-done">nothing left to decide</span>
      )}
      {totals.excluded > 0 && <span className="text-muted">{formatCount(totals.excluded)} left out</span>}
    </p>
  );
}

function Dates() {
  const { dates, releaseOn } = useDraft().draft;
  const steps = [
    [releaseOn === null ? "If released" : "Released", dates.release],
    ["Debit", dates.debit],
    ["Credits sent", dates.creditsSent],
    ["Credits arrive", dates.creditsEffective],
    ["Confirmed", dates.confirmedExpected],
  ] as const;
  return (
    <ol className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm" aria-label="Dates of the batch">
      {steps.map(([label, on]) => (
        <li key={label} className="inline-flex gap-1.5">
          <span className="text-muted">{label}</span>
          <DayText day={on} />
        </li>
      ))}
    </ol>
  );
}
