"use client";
import { useState } from "react";
import { Mail } from "lucide-react";
import { inviteEverybody } from "@/lib/actions/invitations";
import { counted } from "@/lib/domain/counted";
import type { InvitationCounts } from "@/lib/schemas/employees/invitation";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Menu } from "../ui/overlays/menu";
import { useToast } from "../ui/overlays/toast";

type Which = "not_invited" | "not_joined";

const people = (count: number): string => counted(count, "employee", "employees");

/** Letters to the whole roster: invitations to whoever has none, reminders to whoever has not joined. */
export function InviteEverybody({ counts }: { counts: InvitationCounts }) {
  const [open, setOpen] = useState<Which | null>(null);
  return (
    <>
      <Menu
        align="end"
        trigger={<Button icon={<Mail aria-hidden className="size-4" />}>Invite</Button>}
        items={[
          {
            label: `Invite ${people(counts.notInvited)} not invited yet`,
            onSelect: () => setOpen("not_invited"),
            disabled: counts.notInvited === 0,
          },
          {
            label: `Remind ${people(counts.notJoined)} who have not joined`,
            onSelect: () => setOpen("not_joined"),
            disabled: counts.notJoined === 0,
          },
        ]}
      />
      {open !== null && <Question which={open} counts={counts} onClose={() => setOpen(null)} />}
    </>
  );
}

function Question({
  which,
  counts,
  onClose,
}: {
  which: Which;
  counts: InvitationCounts;
  onClose: () => void;
}) {
  const toast = useToast();
  const first = which === "not_invited";
  const count = first ? counts.notInvited : counts.notJoined;
  const verb = first ? "Invite" : "Remind";
  const left = [
    counts.noEmail > 0 ? `${people(counts.noEmail)} without an e-mail` : null,
    counts.sharedEmail > 0 ? `${people(counts.sharedEmail)} with an e-mail that another has too` : null,
  ].filter((words) => words !== null);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${verb} ${people(count)}?`}
      facts={[
        { label: "Each gets", value: "a letter with a link to choose a password; it works once, for 7 days" },
        ...(first && left.length > 0 ? [{ label: "Left out", value: left.join(", ") }] : []),
        ...(first ? [] : [{ label: "Earlier links", value: "stop working" }]),
      ]}
      confirmWords={`${verb} ${people(count)}`}
      busyWords="Writing letters…"
      onConfirm={async () => {
        const result = await inviteEverybody({ which });
        if (!result.ok) return result.detail;
        toast({ title: `Letters go to ${people(result.value.sent)}` });
        return undefined;
      }}
    />
  );
}
