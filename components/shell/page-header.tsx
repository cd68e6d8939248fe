import Link from "next/link";
import type { ReactNode } from "react";
import { ChevronLeft } from "lucide-react";

type PageHeaderProps = {
  title: ReactNode;
  /** One line: what this page is for. */
  about?: ReactNode;
  /** The one primary action; others may stand before it as secondary or quiet. */
  action?: ReactNode;
  /** Where this page hangs: the list it came from. */
  back?: { href: string; label: string };
  /** Beside the title: a `StatusDot` or `Badge`. */
  status?: ReactNode;
};

export function PageHeader({ title, about, action, back, status }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        {back && (
          <Link
            href={back.href}
            className="-ml-1 inline-flex min-h-6 items-center gap-0.5 justify-self-start rounded-md pr-1 text-sm text-muted hover:text-ink"
          >
            <ChevronLeft aria-hidden className="size-4" />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-title font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {status}
        </div>
        {about !== undefined && <div className="max-w-prose text-muted">{about}</div>}
      </div>
      {action !== undefined && <div className="flex flex-wrap gap-2">{action}</div>}
    </header>
  );
}
