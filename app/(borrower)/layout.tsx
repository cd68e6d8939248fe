import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { BusinessBar } from "@/components/sandbox/business-bar";
import { BorrowerShell } from "@/components/shell/app-shell";
import { borrowerNav } from "@/components/shell/nav-items";
import { borrowerPage } from "@/lib/auth/page";
import { readClock } from "@/lib/queries/shell/read-clock";

// Until they stand, a link to them would lead nowhere.
const toCome: readonly string[] = ["/my/payments", "/my/autopay"];

export default async function BorrowerLayout({ children }: { children: ReactNode }) {
  const actor = await borrowerPage();
  const { business, paymentsProgramme, clock } = await readClock(actor);
  const nav = borrowerNav.filter(
    ({ href }) => !toCome.includes(href) && (paymentsProgramme || href === "/my/loans"),
  );
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
