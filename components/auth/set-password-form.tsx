"use client";
import { setPassword } from "@/lib/actions/passwords";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/people/password";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { emailCookie, remember } from "../shell/cookies";
import { openSession } from "./session-calls";

type SetPasswordProps = { token: string; email: string; submitWords: string };

/** Chooses the password and signs in with it. */
export function SetPasswordForm({ token, email, submitWords }: SetPasswordProps) {
  const form = useServerForm({
    defaultValues: { password: "", repeated: "" },
    action: async (values) => fromAction(await setPassword({ ...values, token })),
    onDone: (person) => void enter(person.email, form.rhf.getValues("password")),
  });
  return (
    <Form form={form} submitWords={submitWords} busyWords="Saving…">
      {/* Tells password managers whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        form={form}
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        autoFocus
        help={`At least ${PASSWORD_LENGTH_MIN} characters. A few unrelated words make a good one.`}
      />
      <TextField
        form={form}
        name="repeated"
        label="The same again"
        type="password"
        autoComplete="new-password"
      />
    </Form>
  );
}

/** The password stands, whatever becomes of this sign-in: if it fails, the sign-in page asks for it. */
async function enter(email: string, password: string): Promise<void> {
  remember(emailCookie, encodeURIComponent(email));
  const refusal = await openSession(email, password).catch(() => "fault");
  window.location.assign(refusal === null ? "/" : "/sign-in");
}
