"use client";
import type { PasswordLinkView } from "@/lib/schemas/team";
import { Button } from "../ui/controls/button";
import { CopyField } from "../ui/controls/copy-field";
import { Dialog } from "../ui/overlays/dialog";

/** Shows a password link this once; or says that it went by mail only. */
export function LinkDialog({ made, onClose }: { made: PasswordLinkView | undefined; onClose: () => void }) {
  if (made === undefined) return null;
  const { name, email, link } = made;
  return (
    <Dialog
      open
      stays
      onClose={onClose}
      title={`A password link for ${name}`}
      about={
        link === null
          ? `It went to ${email} by mail only, since ${name} has a sign-in beyond this business.`
          : `It was mailed to ${email} too. Shown this once: it is kept nowhere, and works once.`
      }
      footer={<Button onClick={onClose}>Done</Button>}
    >
      {link !== null && <CopyField label="Password link" copyLabel="Copy the password link" value={link} />}
    </Dialog>
  );
}
