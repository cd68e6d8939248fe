"use client";
import { useState } from "react";
import { switchProgramme } from "@/lib/actions/settings/installation";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

type ProgrammeSwitchProps = { businessId: string; name: string; on: boolean };

/** Lets a business into the payments programme, or out of it: asked once, since out of it nothing new is released. */
export function ProgrammeSwitch({ businessId, name, on }: ProgrammeSwitchProps) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const words = on ? "Switch payments off" : "Switch payments on";
  const confirm = async () => {
    const result = await switchProgramme({ businessId, on: !on });
    if (!result.ok) return result.detail;
    toast({ title: `Payments are ${on ? "off" : "on"} for ${name}` });
    return undefined;
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`${words} for ${name}`}>
        {words}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${words} for ${name}?`}
        facts={[
          {
            label: "From now on",
            value: on
              ? "no batch or payment of theirs is released"
              : "their batches and payments can be released",
          },
          { label: "On its way", value: "goes on to its end" },
        ]}
        confirmWords={words}
        busyWords="Switching…"
        danger={on}
        onConfirm={confirm}
      />
    </>
  );
}
