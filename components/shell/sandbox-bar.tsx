import type { ReactNode } from "react";
import Link from "next/link";
import { FlaskConical } from "lucide-react";
import { formatDay } from "../ui/display/day";

type SandboxBarProps = {
  /** The business date, "YYYY-MM-DD"; absent before anybody signed in. */
  day?: string;
  /** Where the sandbox has a page of its own. */
  href?: string;
  /** The control that moves the date on. */
  children?: ReactNode;
};

/** On every page of the sandbox, so that it is never mistaken for the real thing. */
export function SandboxBar({ day, href, children }: SandboxBarProps) {
  return (
    <div
      data-sandbox-bar
      role="region"
      aria-label="Sandbox"
      className="sticky top-0 z-30 flex h-10 items-center gap-3 bg-sandbox px-4 text-sm text-on-sandbox focus-within:[&_:focus-visible]:outline-on-sandbox"
    >
      <FlaskConical aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 truncate">
        {href === undefined ? (
          <span className="font-semibold">Sandbox</span>
        ) : (
          <Link
            href={href}
            prefetch={false}
            className="rounded-md font-semibold underline-offset-2 hover:underline"
          >
            Sandbox
          </Link>
        )}
        <span className="max-sm:hidden">. No real money moves.</span>
      </p>
      <div className="ml-auto flex items-center gap-3">
        {day !== undefined && (
          <p className="whitespace-nowrap">
            <span className="max-sm:sr-only">Business date </span>
            <time dateTime={day} className="font-semibold tabular-nums">
              {formatDay(day)}
            </time>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

/** The look of a button on the sandbox bar. */
export const sandboxButtonClass =
  "inline-flex h-7 items-center gap-1.5 rounded-md border border-on-sandbox/40 px-2.5 font-medium whitespace-nowrap hover:bg-on-sandbox/10 disabled:opacity-60";
