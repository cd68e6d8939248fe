import type { Metadata } from "next";
import { SetPasswordForm } from "@/components/auth/set-password-form";
import { PlainShell } from "@/components/shell/plain-shell";
import { SandboxBar } from "@/components/shell/sandbox-bar";
import { LinkButton } from "@/components/ui/controls/link-button";
import { isSandbox } from "@/lib/auth/mode";
import { readOneTimeLink } from "@/lib/auth/one-time-links";
import { deadLinkWords } from "@/lib/domain/people/dead-link-words";

// The address is the secret: no other site is to learn it.
export const metadata: Metadata = { title: "Choose a password", referrer: "no-referrer" };

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await readOneTimeLink(token);
  const sandboxBar = isSandbox ? <SandboxBar /> : null;
  if (link.state !== "open") {
    const { title, about } = deadLinkWords(link.state);
    return (
      <PlainShell title={title} about={about} sandboxBar={sandboxBar}>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/sign-in" variant="primary">
            Go to sign in
          </LinkButton>
          {link.state !== "suspended" && <LinkButton href="/forgot-password">Mail me a new link</LinkButton>}
        </div>
      </PlainShell>
    );
  }
  const isFirst = link.purpose === "welcome";
  return (
    <PlainShell
      title={isFirst ? "Choose your password" : "Choose a new password"}
      about={
        <>
          For {link.name} ({link.email}).{" "}
          {isFirst ? "" : "Wherever you are signed in now, you will be signed out."}
        </>
      }
      sandboxBar={sandboxBar}
    >
      <SetPasswordForm token={token} email={link.email} submitWords="Save the password and sign in" />
    </PlainShell>
  );
}
