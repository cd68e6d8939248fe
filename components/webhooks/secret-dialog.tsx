"use client";
import type { NewWebhookView } from "@/lib/schemas/webhooks/endpoint";
import { Button } from "../ui/controls/button";
import { CopyField } from "../ui/controls/copy-field";
import { Dialog } from "../ui/overlays/dialog";

/** Shows a signing secret this once. */
export function SecretDialog({ made, onClose }: { made: NewWebhookView | undefined; onClose: () => void }) {
  if (made === undefined) return null;
  return (
    <Dialog
      open
      stays
      onClose={onClose}
      title="The signing secret"
      about={`Shown this once. The program at ${made.url} verifies with it that an event is from Paydown.`}
      footer={<Button onClick={onClose}>I have copied it</Button>}
    >
      <CopyField
        label="Signing secret"
        copyLabel="Copy the signing secret"
        value={made.secret}
        className="font-mono"
      />
    </Dialog>
  );
}
