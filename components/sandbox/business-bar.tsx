import Link from "next/link";
import type { ClockView } from "@/lib/schemas/clock";
import { SandboxBar } from "../shell/sandbox-bar";
import { MoveClock } from "./move-clock";

type BusinessBarProps = {
  clock: ClockView | null;
  /** To the sandbox's own page, for those who may see it. */
  links?: boolean;
};

/** The business date and the control to move it on; nothing outside the sandbox. */
export function BusinessBar({ clock, links = false }: BusinessBarProps) {
  if (clock === null) return null;
  return (
    <SandboxBar day={clock.today} {...(links ? { href: "/sandbox" } : {})}>
      {links && (
        <>
          <BarLink href="/sandbox#mails">Mails</BarLink>
          <BarLink href="/sandbox#simulate">Simulate</BarLink>
        </>
      )}
      <MoveClock clock={clock} />
    </SandboxBar>
  );
}

/** Under 768 wide the word "Sandbox" leads there. */
function BarLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 items-center rounded-md underline-offset-2 hover:underline max-md:hidden"
    >
      {children}
    </Link>
  );
}
