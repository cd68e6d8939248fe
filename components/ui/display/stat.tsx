import type { ReactNode } from "react";

type StatProps = { label: string; value: ReactNode; note?: ReactNode };

/** A number that matters. Stats stand together in `Stats`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1 px-4 py-4 sm:px-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-number font-semibold tracking-tight break-words tabular-nums">{value}</dd>
      {note !== undefined && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  );
}

/** Two to four `Stat`s in one surface, divided by hairlines. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <dl className="grid divide-y overflow-hidden rounded-md border bg-raised sm:auto-cols-fr sm:grid-flow-col sm:divide-x sm:divide-y-0">
      {children}
    </dl>
  );
}
