"use client";
import { useState } from "react";
import { Ellipsis, Send } from "lucide-react";
import { removeWebhook, rotateSecret, sendTest, switchWebhook } from "@/lib/actions/settings/webhooks";
import type { NewWebhookView, WebhookView } from "@/lib/schemas/webhooks/endpoint";
import { Button } from "../ui/controls/button";
import { RadioGroup } from "../ui/controls/choices";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Menu } from "../ui/overlays/menu";
import { useToast } from "../ui/overlays/toast";
import { SecretDialog } from "./secret-dialog";
import { SendMissed } from "./send-missed";

type Open = "rotate" | "remove" | "switch" | "missed" | null;

/** What somebody may do with a webhook: test it, send what it missed, rotate its secret, switch it off or on, remove it. */
export function WebhookActions({ webhook }: { webhook: WebhookView }) {
  const [open, setOpen] = useState<Open>(null);
  const [made, setMade] = useState<NewWebhookView>();
  const close = () => setOpen(null);
  const active = webhook.status === "active";
  return (
    <div className="flex flex-wrap gap-2">
      <TestButton webhook={webhook} />
      <Menu
        items={[
          { label: "Send what it missed", onSelect: () => setOpen("missed"), disabled: !active },
          { label: "Rotate the secret", onSelect: () => setOpen("rotate") },
          { label: active ? "Switch off" : "Switch on", onSelect: () => setOpen("switch") },
          { label: "Remove", onSelect: () => setOpen("remove"), danger: true },
        ]}
        trigger={
          <Button variant="quiet" aria-label="More actions for this webhook" className="px-2">
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      />
      <SendMissed webhook={webhook} open={open === "missed"} onClose={close} />
      <Rotate webhook={webhook} open={open === "rotate"} onClose={close} onMade={setMade} />
      <Switch webhook={webhook} open={open === "switch"} onClose={close} />
      <Remove webhook={webhook} open={open === "remove"} onClose={close} />
      <SecretDialog made={made} onClose={() => setMade(undefined)} />
    </div>
  );
}

type DialogProps = { webhook: WebhookView; open: boolean; onClose: () => void };

function TestButton({ webhook }: { webhook: WebhookView }) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const result = await sendTest({ webhook_id: webhook.id });
    setBusy(false);
    toast(
      result.ok
        ? { title: "A test event is on its way", detail: "What it is answered stands in the log." }
        : { title: "The test was not sent", detail: result.detail, state: "problem" },
    );
  };
  return (
    <Button
      icon={<Send aria-hidden className="size-4" />}
      disabled={webhook.status !== "active"}
      onClick={() => void send()}
      {...(busy ? { loadingWords: "Sending…" } : {})}
    >
      Send a test
    </Button>
  );
}

function Rotate({
  webhook,
  open,
  onClose,
  onMade,
}: DialogProps & { onMade: (made: NewWebhookView) => void }) {
  const [hours, setHours] = useState("24");
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Rotate the signing secret?"
      facts={[
        { label: "Webhook", value: webhook.url },
        { label: "New secret", value: "shown once; events are signed with it from now on" },
      ]}
      confirmWords="Rotate the secret"
      busyWords="Rotating…"
      onConfirm={async () => {
        const result = await rotateSecret({ id: webhook.id, overlapHours: hours === "24" ? 24 : 0 });
        if (!result.ok) return result.detail;
        onMade(result.value);
        return undefined;
      }}
    >
      <RadioGroup
        legend="The old secret"
        name={`overlap-${webhook.id}`}
        value={hours}
        options={[
          { value: "24", label: "Signs for 24 hours more", help: "each event then bears both signatures" },
          { value: "0", label: "Ends now", help: "if somebody else may have it" },
        ]}
        inputProps={{ onChange: (event) => setHours(event.currentTarget.value) }}
      />
    </ConfirmDialog>
  );
}

function Switch({ webhook, open, onClose }: DialogProps) {
  const toast = useToast();
  const active = webhook.status === "active";
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={active ? "Switch this webhook off?" : "Switch this webhook on?"}
      facts={[
        { label: "Webhook", value: webhook.url },
        {
          label: "From now on",
          value: active
            ? "nothing is sent there, and what waits is given up"
            : "new events are sent there; send what it missed from the menu",
        },
      ]}
      confirmWords={active ? "Switch off" : "Switch on"}
      busyWords="Saving…"
      onConfirm={async () => {
        const result = await switchWebhook({ id: webhook.id, active: !active });
        if (!result.ok) return result.detail;
        toast({ title: active ? "The webhook is switched off" : "The webhook is switched on" });
        return undefined;
      }}
    />
  );
}

function Remove({ webhook, open, onClose }: DialogProps) {
  const toast = useToast();
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title="Remove this webhook?"
      facts={[
        { label: "Webhook", value: webhook.url },
        { label: "From now on", value: "nothing is sent there; this cannot be undone" },
        { label: "Kept", value: "the log of what was sent, for 90 days" },
      ]}
      confirmWords="Remove the webhook"
      busyWords="Removing…"
      danger
      onConfirm={async () => {
        const result = await removeWebhook({ id: webhook.id });
        if (!result.ok) return result.detail;
        toast({ title: "The webhook is removed" });
        return undefined;
      }}
    />
  );
}
