"use client";
import { signInRefusalWords } from "@/lib/domain/people/sign-in-words";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import type { FormResult } from "../forms/server-form";
import { useServerForm } from "../forms/server-form";
import { emailCookie, remember } from "../shell/cookies";
import { TextLink } from "../ui/controls/link-button";
import { openSession } from "./session-calls";

type Values = { email: string; password: string };

async function signIn({ email, password }: Values): Promise<FormResult<string>> {
  const problems = [
    ...(email.trim() === "" ? [{ path: "email", message: "Your e-mail is missing." }] : []),
    ...(password === "" ? [{ path: "password", message: "Your password is missing." }] : []),
  ];
  if (problems.length > 0) return { ok: false, message: "Something is missing.", problems };
  const refusal = await openSession(email, password);
  return refusal === null
    ? { ok: true, value: email.trim() }
    : { ok: false, message: signInRefusalWords(refusal) };
}

/** `email` is the one used on this machine before. After signing in the start page leads on to where the person belongs. */
export function SignInForm({ email }: { email: string }) {
  const form = useServerForm<Values, string>({
    defaultValues: { email, password: "" },
    action: signIn,
    onDone: (used) => {
      remember(emailCookie, encodeURIComponent(used));
      window.location.assign("/");
    },
  });
  return (
    <Form
      form={form}
      submitWords="Sign in"
      busyWords="Signing in…"
      secondary={
        <TextLink href="/forgot-password" className="self-center px-1">
          Forgot password?
        </TextLink>
      }
    >
      <TextField
        form={form}
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus={email === ""}
      />
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        autoFocus={email !== ""}
      />
    </Form>
  );
}
