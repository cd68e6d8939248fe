"use client";
import { useState } from "react";
import { replayRange } from "@/lib/actions/settings/webhooks";
import { counted } from "@/lib/domain/counted";
import type { WebhookView } from "@/lib/schemas/webhooks/endpoint";
import { Checkbox } from "../ui/controls/choices";
import { Input } from "../ui/controls/inputs";
import { Field, fieldAria } from "../forms/field";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

type Props = { webhook: WebhookView; open: boolean; onClose: () => void };

/** An instant of this person's own clock as the API takes it; null if none was chosen. */
const instantOf = (local: string): string | null => (local === "" ? null : new Date(local).toISOString());

/** Sends the events of a span of time again. */
export function SendMissed({ webhook, open, onClose }: Props) {
  const toast = useToast();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [all, setAll] = useState(false);
  const times = [
    { id: "missed-from", label: "From", value: from, set: setFrom },
    { id: "missed-to", label: "To (empty: now)", value: to, set: setTo },
  ];
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Send what it missed?"
      facts={[{ label: "Webhook", value: webhook.url }]}
      confirmWords="Send the events"
      busyWords="Sending…"
      onConfirm={async () => {
        const since = instantOf(from);
        if (since === null) return "Choose from when on.";
        const result = await replayRange({ id: webhook.id, from: since, to: instantOf(to), all });
        if (!result.ok) return result.detail;
        const { replayed } = result.value;
        toast({ title: counted(replayed, "event is on its way", "events are on their way") });
        return undefined;
      }}
    >
      <div className="grid gap-4">
        {times.map(({ id, label, value, set }) => (
          <Field key={id} id={id} label={label}>
            <Input
              type="datetime-local"
              value={value}
              onChange={(event) => set(event.currentTarget.value)}
              {...fieldAria(id, false, undefined)}
            />
          </Field>
        ))}
        <Checkbox
          label="Also what arrived before"
          help="Every event of that time, each with its id as it was."
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </div>
    </ConfirmDialog>
  );
}
