"use client";
import { useState } from "react";
import { deleteAutopay } from "@/lib/actions/my/my-autopay";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

type Props = { servicerId: string; servicer: string; shownAccountId: string };

/** Takes the record of a servicer's autopay away; the servicer itself must be told too. */
export function StopAutopay({ servicerId, servicer, shownAccountId }: Props) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Turn off
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Turn off the autopay of ${servicer}?`}
        facts={[
          { label: "Here", value: "it no longer stands among what leaves your accounts" },
          {
            label: "At the servicer",
            value: `tell ${servicer} too, if it debits your account by your agreement with it`,
          },
        ]}
        confirmWords={`Turn off the autopay of ${servicer}`}
        busyWords="Turning off…"
        danger
        onConfirm={async () => {
          const result = await deleteAutopay({ servicerId, shownAccountId });
          if (!result.ok) return result.detail;
          toast({ title: `Autopay of ${servicer} is off` });
          return undefined;
        }}
      />
    </>
  );
}
