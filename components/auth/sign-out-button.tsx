"use client";
import { useState } from "react";
import { LogOut } from "lucide-react";
import { Button } from "../ui/controls/button";
import { useToast } from "../ui/overlays/toast";
import { endSession } from "./session-calls";

/** Ends the session and leads to the sign-in page. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const leave = async () => {
    setBusy(true);
    try {
      await endSession();
      window.location.assign("/sign-in");
    } catch {
      setBusy(false);
      toast({ title: "Not signed out", detail: "The server did not answer. Try again.", state: "problem" });
    }
  };
  return (
    <Button
      size="sm"
      className="w-full"
      icon={<LogOut aria-hidden className="size-4 text-muted" />}
      onClick={() => void leave()}
      loadingWords={busy ? "Signing out…" : undefined}
    >
      Sign out
    </Button>
  );
}
