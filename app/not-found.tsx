import type { Metadata } from "next";
import { PlainShell } from "@/components/shell/plain-shell";
import { LinkButton } from "@/components/ui/controls/link-button";

export const metadata: Metadata = { title: "Not here" };

export default function NotFound() {
  return (
    <PlainShell
      title="This page is not here"
      about="The address may be mistyped, the thing may have been removed, or it belongs to another business."
    >
      <div>
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      </div>
    </PlainShell>
  );
}
