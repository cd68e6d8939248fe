import type { ReactNode } from "react";

type StatProps = { label: string; value: ReactNode; note?: ReactNode };

/** A number that matters. Stats stand together in `Stats`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="row-span-3 grid min-w-0 grid-rows-subgrid gap-y-1 px-4 py-4 sm:px-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-number font-semibold tracking-tight break-words tabular-nums">{value}</dd>
      {note !== undefined && <dd className="text-sm text-muted">{note}</dd>}
    </div>
  );
}

/** Two to five `Stat`s in one surface, divided by hairlines. Their numbers stand on one line, however long a label is. */
export function Stats({ children }: { children: ReactNode }) {
  return (
    <dl className="grid gap-y-0 divide-y sm:grid-rows-[repeat(3,auto)] overflow-hidden rounded-md border bg-raised sm:auto-cols-fr sm:grid-flow-col sm:divide-x sm:divide-y-0">
      {children}
    </dl>
  );
}
