import type { ReactNode } from "react";
import { cx } from "../class-names";
import type { State } from "../states";
import { stateLook } from "../states";

type StatusDotProps = {
  state: State;
  word: string;
  /** The next expected event with its date; on hover, and read by screen readers. */
  next?: string | undefined;
};

/** A status: a dot, a word and, on hover, what comes next. */
export function StatusDot({ state, word, next }: StatusDotProps) {
  return (
    <span data-tip={next} className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden className={cx("size-2 shrink-0 rounded-full", stateLook[state].dot)} />
      <span>{word}</span>
      {next !== undefined && <span className="sr-only select-none">. {next}</span>}
    </span>
  );
}

/** A word on a tint, for what is not a status: a role, a kind, "Sandbox". Without `state` it is grey. */
export function Badge({ state, children }: { state?: State; children: ReactNode }) {
  const look = state === undefined ? "bg-hover text-muted" : cx(stateLook[state].soft, stateLook[state].text);
  return (
    <span className={cx("inline-flex h-5 items-center rounded-full px-2 text-sm whitespace-nowrap", look)}>
      {children}
    </span>
  );
}
