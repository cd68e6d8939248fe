"use client";
import { useState } from "react";
import { KeyRound } from "lucide-react";
import { makeKey } from "@/lib/actions/settings/keys";
import type { NewKeyView } from "@/lib/schemas/settings/api-keys";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { KeyFields, type KeyValues } from "./scope-fields";
import { SecretDialog } from "./secret-dialog";

/** The button and dialog that make a key, then the key itself. */
export function MakeKey() {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<NewKeyView>();
  return (
    <>
      <Button
        variant="primary"
        icon={<KeyRound aria-hidden className="size-4" />}
        onClick={() => setOpen(true)}
      >
        Make a key
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Make an API key"
        about="A program signs in with it and may do what you tick, no more."
      >
        <MakeKeyForm
          onDone={(view) => {
            setOpen(false);
            setMade(view);
          }}
        />
      </Dialog>
      <SecretDialog made={made} onClose={() => setMade(undefined)} />
    </>
  );
}

function MakeKeyForm({ onDone }: { onDone: (made: NewKeyView) => void }) {
  const form = useServerForm<KeyValues, NewKeyView>({
    defaultValues: { name: "", scopes: ["read"] },
    action: async (values) => fromAction(await makeKey(values)),
    onDone,
  });
  return (
    <Form form={form} submitWords="Make the key" busyWords="Making the key…">
      <KeyFields form={form} />
    </Form>
  );
}
