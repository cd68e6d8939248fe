"use client";
import { useState } from "react";
import { Ellipsis } from "lucide-react";
import { reactivatePerson, sendPasswordLink, suspendPerson } from "@/lib/actions/settings/team";
import type { ActionResult } from "@/lib/domain/result";
import type { PasswordLinkView, PersonView } from "@/lib/schemas/team";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Menu, type MenuItem } from "../ui/overlays/menu";
import { useToast } from "../ui/overlays/toast";
import { ChangeRole } from "./change-role";
import { LinkDialog } from "./link-dialog";

type Open = "role" | "suspend" | null;

/** What an owner may do with one of the people. */
export function PersonActions({ person, isSelf }: { person: PersonView; isSelf: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const [made, setMade] = useState<PasswordLinkView>();
  const toast = useToast();
  const close = () => setOpen(null);

  /** Does what needs no question; says what came of it. */
  async function act<T>(work: () => Promise<ActionResult<T>>, done: (value: T) => void): Promise<void> {
    const result = await work().catch(() => null);
    if (result?.ok) return done(result.value);
    toast({
      title: "Not done",
      detail: result?.detail ?? "The server did not answer. Try again.",
      state: "problem",
    });
  }

  const { userId, name } = person;
  const suspended = person.status === "suspended";
  const items: MenuItem[] = [
    { label: "Change role", onSelect: () => setOpen("role"), disabled: suspended },
    {
      label: person.status === "invited" ? "New password link" : "Reset password",
      onSelect: () => void act(() => sendPasswordLink({ userId }), setMade),
      disabled: suspended,
    },
    suspended
      ? {
          label: "Reactivate",
          onSelect: () =>
            void act(
              () => reactivatePerson({ userId }),
              () => toast({ title: `${name} may sign in again` }),
            ),
        }
      : { label: "Suspend", onSelect: () => setOpen("suspend"), danger: true, disabled: isSelf },
  ];

  return (
    <>
      <Menu
        items={items}
        trigger={
          <Button variant="quiet" size="sm" aria-label={`Actions for ${name}`} className="px-2">
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      />
      <ChangeRole person={person} open={open === "role"} onClose={close} />
      <SuspendDialog
        person={person}
        open={open === "suspend"}
        onClose={close}
        onUndo={() =>
          void act(
            () => reactivatePerson({ userId }),
            () => undefined,
          )
        }
      />
      <LinkDialog made={made} onClose={() => setMade(undefined)} />
    </>
  );
}

type SuspendProps = { person: PersonView; open: boolean; onClose: () => void; onUndo: () => void };

function SuspendDialog({ person, open, onClose, onUndo }: SuspendProps) {
  const toast = useToast();
  const { userId, name, email } = person;
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Suspend ${name}?`}
      facts={[
        { label: "Who", value: `${name}, ${email}` },
        { label: "From now on", value: "signed out everywhere, and not let in again" },
        { label: "Kept", value: "what they did, under their name; you can reactivate them" },
      ]}
      confirmWords={`Suspend ${name}`}
      busyWords="Suspending…"
      danger
      onConfirm={async () => {
        const result = await suspendPerson({ userId });
        if (!result.ok) return result.detail;
        toast({ title: `${name} is suspended`, onUndo });
        return undefined;
      }}
    />
  );
}
