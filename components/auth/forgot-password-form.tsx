"use client";
import { useState } from "react";
import { askForPassword } from "@/lib/actions/passwords";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { LinkButton, TextLink } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";

/** Asks for a link by mail. Says the same whether or not somebody has the e-mail. */
export function ForgotPasswordForm({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState<string>();
  const form = useServerForm({
    defaultValues: { email },
    action: async (values) => fromAction(await askForPassword(values)),
    onDone: () => setSentTo(form.rhf.getValues("email").trim()),
  });
  if (sentTo !== undefined) {
    return (
      <Alert
        state="done"
        title={`If ${sentTo} has a sign-in, a letter is on its way`}
        live
        actions={<LinkButton href="/sign-in">Back to signing in</LinkButton>}
      >
        Its link chooses a new password. It works once, for 24 hours. Nothing there after a few minutes? Look
        in the spam folder, then ask an owner of your business.
      </Alert>
    );
  }
  return (
    <Form
      form={form}
      submitWords="Mail me a link"
      busyWords="Sending…"
      secondary={
        <TextLink href="/sign-in" className="self-center px-1">
          Back to signing in
        </TextLink>
      }
    >
      <TextField form={form} name="email" label="E-mail" type="email" autoComplete="username" autoFocus />
    </Form>
  );
}
