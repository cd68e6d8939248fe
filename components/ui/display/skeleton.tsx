import { cx } from "../class-names";

/** The shape of what comes: give it the height and width of the real thing, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded-md bg-hover", className ?? "h-5 w-full")} />;
}
