import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { BusinessBar } from "@/components/sandbox/business-bar";
import { BorrowerShell } from "@/components/shell/app-shell";
import { borrowerNav } from "@/components/shell/nav-items";
import { borrowerPage } from "@/lib/auth/page";
import { readClock } from "@/lib/queries/shell/read-clock";

// The other pages of an employee are still to come: a link to them would lead nowhere.
const nav = borrowerNav.filter(({ href }) => href === "/my/loans");

export default async function BorrowerLayout({ children }: { children: ReactNode }) {
  const actor = await borrowerPage();
  const { business, clock } = await readClock(actor);
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
