import type { ReactNode } from "react";
import { Brand } from "./brand";
import { Keys } from "./keys";
import { NavDrawer } from "./nav-drawer";
import type { NavItem } from "./nav-items";
import { NavLinks } from "./nav-links";
import type { ShellUser } from "./user-menu";
import { UserMenu } from "./user-menu";

type ShellProps = {
  /** What this person may see, with counts. The shell knows no permissions. */
  nav: readonly NavItem[];
  user: ShellUser;
  /** The business, or whose pages these are. */
  place: string;
  signOut: ReactNode;
  /** A `SandboxBar`, in the sandbox. */
  sandboxBar?: ReactNode;
  children: ReactNode;
};

/** Navigation at the left, a drawer under 768 wide; content at most 1200 wide. */
function AppShell({ nav, user, place, signOut, sandboxBar, children }: ShellProps) {
  return (
    <>
      <SkipLink />
      {sandboxBar}
      <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
        <aside className="sticky top-(--top) flex h-[calc(100dvh-var(--top))] flex-col border-r px-3 py-4 max-md:hidden">
          <div className="px-2.5">
            <Brand />
          </div>
          <p className="mt-4 mb-2 truncate px-2.5 text-sm text-muted">{place}</p>
          <div className="-mx-1 flex-1 overflow-y-auto px-1 py-0.5">
            <NavLinks items={nav} />
          </div>
          <UserMenu user={user} signOut={signOut} up />
        </aside>
        <div className="min-w-0">
          <header className="flex h-14 items-center gap-2 border-b px-2 md:hidden">
            <NavDrawer items={nav} place={place} foot={<UserMenu user={user} signOut={signOut} up />} />
            <Brand />
            <span className="ml-auto truncate pr-2 text-sm text-muted">{place}</span>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto grid max-w-[75rem] grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 md:px-8 md:py-8"
          >
            {children}
          </main>
        </div>
      </div>
      <Keys items={nav} />
    </>
  );
}

/** First in the page, seen only with the focus: past the navigation. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only rounded-md bg-accent px-4 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:py-2"
    >
      Skip to content
    </a>
  );
}

/** Pages of an employer's people; `nav` from `employerNav`. */
export const EmployerShell = AppShell;
/** A borrower's own pages; `nav` from `borrowerNav`. */
export const BorrowerShell = AppShell;
/** Pages of the installation's operator; `nav` from `operatorNav`. */
export const OperatorShell = AppShell;
