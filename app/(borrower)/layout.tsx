import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { BusinessBar } from "@/components/sandbox/business-bar";
import { BorrowerShell } from "@/components/shell/app-shell";
import { borrowerNav } from "@/components/shell/nav-items";
import { borrowerPage } from "@/lib/auth/page";
import { readClock } from "@/lib/queries/shell/read-clock";

export default async function BorrowerLayout({ children }: { children: ReactNode }) {
  const actor = await borrowerPage();
  const { business, paymentsProgramme, clock } = await readClock(actor);
  // Outside the payments programme an employee reads what the employer pays, and pays nothing here.
  const nav = borrowerNav.filter(({ href }) => paymentsProgramme || href === "/my/loans");
  return (
    <BorrowerShell
      nav={nav}
      user={{ name: actor.name, role: "Employee", email: actor.email }}
      place={business}
      signOut={<SignOutButton />}
      sandboxBar={<BusinessBar clock={clock} />}
    >
      {children}
    </BorrowerShell>
  );
}
