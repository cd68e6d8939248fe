import type { ReactNode } from "react";
import { ChevronLeft, ChevronRight, Download } from "lucide-react";
import { Button, buttonClass } from "../ui/controls/button";
import { LinkButton } from "../ui/controls/link-button";

type PagerProps = {
  /** "50 of 1,240 payments", or what is known. */
  shown: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
};

/** Next and previous of a keyset list. There are no page numbers: rows are added while one reads. */
export function Pager({ shown, previousHref, nextHref }: PagerProps) {
  return (
    <nav aria-label="Pages of the list" className="flex items-center justify-between gap-3 text-sm">
      <p className="text-muted tabular-nums">{shown}</p>
      {(previousHref !== undefined || nextHref !== undefined) && (
        <div className="flex gap-2">
          <Step
            href={previousHref}
            words="Previous"
            icon={<ChevronLeft aria-hidden className="-ml-1 size-4" />}
          />
          <Step
            href={nextHref}
            words="Next"
            icon={<ChevronRight aria-hidden className="order-last -mr-1 size-4" />}
          />
        </div>
      )}
    </nav>
  );
}

function Step({ href, words, icon }: { href: string | undefined; words: string; icon: ReactNode }) {
  if (href === undefined) {
    return (
      <Button size="sm" disabled icon={icon}>
        {words}
      </Button>
    );
  }
  return (
    <LinkButton size="sm" href={href} prefetch={false} icon={icon}>
      {words}
    </LinkButton>
  );
}

/** A real link to all rows of the present filter, as a file. `href` is the route that streams it, with the filter. */
export function ExportCsvLink({ href, size }: { href: string; size?: "sm" }) {
  return (
    <a href={href} download className={buttonClass("secondary", size)}>
      <Download aria-hidden className="size-4 text-muted" />
      Export CSV
    </a>
  );
}
