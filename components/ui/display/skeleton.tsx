import { cx } from "../class-names";

/** The shape of what comes: give it the height and width of the real thing, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded-md bg-hover", className ?? "h-5 w-full")} />;
}

/** A table to come: as many rows as there will be, each of the height of a row. */
export function TableSkeleton({ rows = 10, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="rounded-md border bg-raised">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-6 border-b px-4 last:border-b-0">
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="h-3 w-1/3" />
          <Skeleton className="ml-auto h-3 w-20" />
        </div>
      ))}
    </div>
  );
}
