"use client";
import type { PasswordLinkView } from "@/lib/schemas/team";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Input } from "../ui/controls/inputs";
import { Dialog } from "../ui/overlays/dialog";

/** Shows a password link this once; or says that it went by mail only. */
export function LinkDialog({ made, onClose }: { made: PasswordLinkView | undefined; onClose: () => void }) {
  const about =
    made?.link == null
      ? `It went to ${made?.email ?? ""} by mail only: ${made?.name ?? "this person"} has pages of their own besides this business.`
      : `It was mailed to ${made.email} too. Shown this once: it is kept nowhere. It works once.`;
  return (
    <Dialog
      open={made !== undefined}
      onClose={onClose}
      title={`A password link for ${made?.name ?? ""}`}
      about={about}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      {made?.link != null && (
        <div className="flex items-center gap-2">
          <Input
            readOnly
            value={made.link}
            aria-label="Password link"
            onFocus={(event) => event.target.select()}
          />
          <CopyButton value={made.link} label="Copy the password link" />
        </div>
      )}
    </Dialog>
  );
}
