"use client";
import type { NewKeyView } from "@/lib/schemas/settings/api-keys";
import { Button } from "../ui/controls/button";
import { CopyField } from "../ui/controls/copy-field";
import { Alert } from "../ui/display/alert";
import { Dialog } from "../ui/overlays/dialog";

/** Shows a key this once. */
export function SecretDialog({ made, onClose }: { made: NewKeyView | undefined; onClose: () => void }) {
  if (made === undefined) return null;
  const { name, secret, waitsFor } = made;
  return (
    <Dialog
      open
      stays
      onClose={onClose}
      title={`The key “${name}”`}
      about="Shown this once: only a fingerprint of it is kept. Copy it to where your program keeps its secrets."
      footer={<Button onClick={onClose}>I have copied it</Button>}
    >
      <div className="grid gap-4">
        <CopyField label="API key" copyLabel="Copy the API key" value={secret} className="font-mono" />
        {waitsFor.length > 0 && (
          <Alert state="attention" title="It may not release batches yet">
            A second person agrees to that first: {waitsFor.join(" or ")}, told by mail. All else works now.
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
