import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { BusinessBar } from "@/components/sandbox/business-bar";
import { EmployerShell } from "@/components/shell/app-shell";
import { employerNav } from "@/components/shell/nav-items";
import { employerPage } from "@/lib/auth/page";
import { roleWords } from "@/lib/domain/people/roles";
import { countExceptions } from "@/lib/queries/exceptions/list-exceptions";
import { countApprovals } from "@/lib/queries/shell/count-approvals";
import { readClock } from "@/lib/queries/shell/read-clock";

export default async function EmployerLayout({ children }: { children: ReactNode }) {
  const actor = await employerPage();
  const [{ business, clock }, approvals, exceptions] = await Promise.all([
    readClock(actor),
    countApprovals(actor),
    countExceptions(actor),
  ]);
  const counts: Record<string, { count: number; counted: string }> = {
    "/approvals": { count: approvals, counted: "waiting for approval" },
    "/exceptions": { count: exceptions, counted: "open" },
  };
  const nav = employerNav.map((item) => ({ ...item, ...counts[item.href] }));
  return (
    <EmployerShell
      nav={nav}
      user={{ name: actor.name, role: roleWords(actor.role).label, email: actor.email }}
      place={business}
      signOut={<SignOutButton />}
      sandboxBar={<BusinessBar clock={clock} links />}
    >
      {children}
    </EmployerShell>
  );
}
