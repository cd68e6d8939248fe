import Link from "next/link";
import { cx } from "../class-names";

export type Tab = { href: string; label: string; count?: number | undefined; current: boolean };

/** Tabs that are links: each has its own address, so Back and bookmarks work. `label` names the group. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b">
      {/* They break into two lines where they must: what one scrolls to sideways nobody finds on a telephone. */}
      <ul className="-mb-px flex flex-wrap gap-x-3 sm:gap-x-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "inline-flex h-10 min-w-6 items-center justify-center gap-1 border-b-2 whitespace-nowrap transition-colors focus-visible:-outline-offset-2 sm:gap-2",
                tab.current
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-hover px-1.5 text-sm text-muted tabular-nums">
                  {tab.count.toLocaleString("en-US")}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
