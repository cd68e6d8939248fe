"use client";
import type { NewWebhookView } from "@/lib/schemas/webhooks/endpoint";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Input } from "../ui/controls/inputs";
import { Dialog } from "../ui/overlays/dialog";

/** Shows a signing secret this once. */
export function SecretDialog({ made, onClose }: { made: NewWebhookView | undefined; onClose: () => void }) {
  if (made === undefined) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title="The signing secret"
      about={`Shown this once. The program at ${made.url} verifies with it that an event is from Paydown.`}
      footer={<Button onClick={onClose}>I have copied it</Button>}
    >
      <div className="flex items-center gap-2">
        <Input
          readOnly
          value={made.secret}
          aria-label="Signing secret"
          className="font-mono"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton value={made.secret} label="Copy the signing secret" />
      </div>
    </Dialog>
  );
}
