import type { Metadata } from "next";
import { PlainShell } from "@/components/shell/plain-shell";
import { LinkButton } from "@/components/ui/controls/link-button";

export const metadata: Metadata = { title: "Not for your role" };

export default function Forbidden() {
  return (
    <PlainShell
      title="Your role does not open this page"
      about="It exists, but is for others of your business. An owner can give you another role under Settings, Team."
    >
      <div>
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      </div>
    </PlainShell>
  );
}
