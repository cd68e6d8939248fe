"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "../ui/class-names";
import type { NavItem } from "./nav-items";

/** True for the page itself and for what lies under it; "/settings/team" speaks for all of "/settings". */
function leadsTo(href: string, path: string): boolean {
  const root = href.startsWith("/settings/") ? "/settings" : href;
  return path === root || path.startsWith(`${root}/`);
}

export function NavLinks({ items, onFollow }: { items: readonly NavItem[]; onFollow?: () => void }) {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="grid gap-0.5">
        {items.map((item) => {
          const here = leadsTo(item.href, path);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={here ? "page" : undefined}
                {...(onFollow ? { onClick: onFollow } : {})}
                className={cx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 transition-colors",
                  here
                    ? "bg-accent-soft font-medium text-accent"
                    : "text-ink hover:bg-hover [&_svg]:text-muted",
                )}
              >
                {item.icon}
                <span className="flex-1 truncate">{item.label}</span>
                {item.count !== undefined && item.count > 0 && (
                  <span className="rounded-full bg-accent px-1.5 text-sm font-medium text-on-accent tabular-nums">
                    {item.count}
                    <span className="sr-only"> {item.counted}</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
