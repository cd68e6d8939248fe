"use client";
import type { ProgressPart } from "../ui/display/progress";
import { Progress } from "../ui/display/progress";

export type ProgressView = {
  parts: readonly ProgressPart[];
  total: number;
  /** What comes, and when: "Credits go out Fri, Nov 27". */
  estimate?: string;
  finished: boolean;
};

type ProgressCountsProps = {
  label: string;
  /** What the server knew when it wrote the page. */
  initial: ProgressView;
  /** Polls; undefined until its first answer. A react-query hook of the caller's, inside a `LiveData`. */
  useLive: () => ProgressView | undefined;
};

/** Long work: counts, a bar, an estimate. It goes on when the page is closed, and says so. */
export function ProgressCounts({ label, initial, useLive }: ProgressCountsProps) {
  const view = useLive() ?? initial;
  return (
    <div className="grid gap-2">
      <Progress label={label} parts={view.parts} total={view.total} />
      <p aria-live="polite" className="text-sm text-muted">
        {view.estimate}
        {!view.finished && " This goes on when the page is closed."}
      </p>
    </div>
  );
}
