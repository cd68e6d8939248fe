"use client";
import { useState } from "react";
import { sayNoneToday } from "@/lib/actions/bank";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { type Day, formatDayLong } from "@/lib/domain/days";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

function wordsOf(waitingFor: WaitingFor) {
  switch (waitingFor) {
    case "return_file":
      return {
        what: "returns",
        button: "No returns today",
        then: "the credits that wait go out to the servicers",
        risk: "a debit that the bank has returned would be paid out all the same",
      };
    case "confirmation_file":
      return {
        what: "confirmations",
        button: "No confirmations today",
        then: "they are asked for again on the next banking day",
        risk: "none: a confirmation is read whenever it comes",
      };
  }
}

/** A person says that the file of today does not come, after asking once what follows. */
export function NoneToday({ waitingFor, today }: { waitingFor: WaitingFor; today: Day }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const { what, button, then, risk } = wordsOf(waitingFor);
  const confirm = async () => {
    const result = await sayNoneToday({ what });
    if (!result.ok) return result.detail;
    toast({ title: `${button}: noted`, detail: "What waited for it goes on." });
    return undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{button}</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${button}?`}
        facts={[
          { label: "Day", value: formatDayLong(today) },
          { label: "Then", value: then },
          { label: "If it is not so", value: risk },
        ]}
        confirmWords={button}
        busyWords="Noting…"
        onConfirm={confirm}
      />
    </>
  );
}
