import type { ReactNode } from "react";
import { SignOutButton } from "@/components/auth/sign-out-button";
import { OperatorShell } from "@/components/shell/app-shell";
import { operatorNav } from "@/components/shell/nav-items";
import { SandboxBar } from "@/components/shell/sandbox-bar";
import { isSandbox } from "@/lib/auth/mode";
import { operatorPage } from "@/lib/auth/page";

/** An operator has no business, and so no business date: the bar only says that this is the sandbox. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const actor = await operatorPage();
  return (
    <OperatorShell
      nav={operatorNav}
      user={{ name: actor.name, role: "Operator", email: actor.email }}
      place="This installation"
      signOut={<SignOutButton />}
      sandboxBar={isSandbox ? <SandboxBar /> : null}
    >
      {children}
    </OperatorShell>
  );
}
