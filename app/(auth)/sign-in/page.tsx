import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { emailCookie } from "@/components/shell/cookies";
import { PlainShell } from "@/components/shell/plain-shell";
import { SandboxBar } from "@/components/shell/sandbox-bar";
import { isSandbox } from "@/lib/auth/mode";
import { homeOf } from "@/lib/auth/page";
import { signedIn } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  const person = await signedIn();
  if (person) redirect(homeOf(person));
  const email = (await cookies()).get(emailCookie)?.value ?? "";
  return (
    <PlainShell
      title="Sign in"
      about="Employers pay their employees’ student loans here."
      sandboxBar={isSandbox ? <SandboxBar /> : null}
    >
      <SignInForm email={email} />
    </PlainShell>
  );
}
