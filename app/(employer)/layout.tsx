import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { BusinessBar } from "@/components/sandbox/business-bar";
import { EmployerShell } from "@/components/shell/app-shell";
import { employerNav } from "@/components/shell/nav-items";
import { employerPage } from "@/lib/auth/page";
import { roleWords } from "@/lib/domain/people/roles";
import { countApprovals } from "@/lib/queries/shell/count-approvals";
import { readClock } from "@/lib/queries/shell/read-clock";

// Pages that are still to come: a link to them would lead nowhere.
const toCome = new Set(["/reconciliation", "/exceptions"]);

export default async function EmployerLayout({ children }: { children: ReactNode }) {
  const actor = await employerPage();
  const [{ business, clock }, approvals] = await Promise.all([readClock(actor), countApprovals(actor)]);
  const nav = employerNav
    .filter(({ href }) => !toCome.has(href))
    .map((item) =>
      item.href === "/approvals" ? { ...item, count: approvals, counted: "waiting for approval" } : item,
    );
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
