"use client";
import { UserPlus } from "lucide-react";
import { addPerson } from "@/lib/actions/settings/team";
import type { PasswordLinkView } from "@/lib/schemas/team";
import { RadioField, TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { MakeOnce } from "../forms/make-once";
import { useServerForm } from "../forms/server-form";
import { useToast } from "../ui/overlays/toast";
import { roleOptions } from "./change-role";
import { LinkDialog } from "./link-dialog";

/** The button and dialog that add somebody, then the link to choose a password. */
export function AddPerson() {
  return (
    <MakeOnce<PasswordLinkView>
      words="Add a person"
      icon={<UserPlus aria-hidden className="size-4" />}
      title="Add a person"
      about="They get a letter with a link to choose a password."
      form={(onDone) => <AddPersonForm onDone={onDone} />}
      shown={(made, onClose) => <LinkDialog made={made} onClose={onClose} />}
    />
  );
}

function AddPersonForm({ onDone }: { onDone: (made: PasswordLinkView) => void }) {
  const toast = useToast();
  const form = useServerForm({
    defaultValues: { name: "", email: "", role: "viewer" },
    action: async (values) => fromAction(await addPerson(values)),
    onDone: (made) => {
      toast({ title: `${made.name} was added` });
      onDone(made);
    },
  });
  return (
    <Form form={form} submitWords="Add the person" busyWords="Adding…">
      <TextField form={form} name="name" label="Name" autoComplete="off" autoFocus />
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="off" />
      <RadioField form={form} name="role" label="Role" options={roleOptions} />
    </Form>
  );
}
