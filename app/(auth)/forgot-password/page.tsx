import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { emailCookie } from "@/components/shell/cookies";
import { PlainShell } from "@/components/shell/plain-shell";
import { SandboxBar } from "@/components/shell/sandbox-bar";
import { isSandbox } from "@/lib/auth/mode";

export const metadata: Metadata = { title: "Forgot password" };

export default async function ForgotPasswordPage() {
  const email = (await cookies()).get(emailCookie)?.value ?? "";
  return (
    <PlainShell
      title="Forgot your password?"
      about="A letter with a link lets you choose a new one. Until you do, the old one goes on working."
      sandboxBar={isSandbox ? <SandboxBar /> : null}
    >
      <ForgotPasswordForm email={email} />
    </PlainShell>
  );
}
