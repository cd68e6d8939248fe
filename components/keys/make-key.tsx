"use client";
import { KeyRound } from "lucide-react";
import { makeKey } from "@/lib/actions/settings/keys";
import type { NewKeyView } from "@/lib/schemas/settings/api-keys";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { MakeOnce } from "../forms/make-once";
import { useServerForm } from "../forms/server-form";
import { KeyFields, type KeyValues } from "./scope-fields";
import { SecretDialog } from "./secret-dialog";

/** The button and dialog that make a key, then the key itself. */
export function MakeKey() {
  return (
    <MakeOnce<NewKeyView>
      words="Make a key"
      icon={<KeyRound aria-hidden className="size-4" />}
      title="Make an API key"
      about="A program signs in with it and may do what you tick, no more."
      form={(onDone) => <MakeKeyForm onDone={onDone} />}
      shown={(made, onClose) => <SecretDialog made={made} onClose={onClose} />}
    />
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
