"use client";
import { useState } from "react";
import { RotateCw } from "lucide-react";
import { replayDelivery } from "@/lib/actions/settings/webhooks";
import { Button } from "../ui/controls/button";
import { useToast } from "../ui/overlays/toast";

/** Sends one event again, with the same id. */
export function SendAgain({ id }: { id: string }) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const result = await replayDelivery({ id });
    setBusy(false);
    toast(
      result.ok
        ? { title: "The event is on its way again" }
        : { title: "It was not sent", detail: result.detail, state: "problem" },
    );
  };
  return (
    <Button
      icon={<RotateCw aria-hidden className="size-4" />}
      onClick={() => void send()}
      {...(busy ? { loadingWords: "Sending…" } : {})}
    >
      Send again
    </Button>
  );
}
