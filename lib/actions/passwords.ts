"use server";
import { headers } from "next/headers";
import { after } from "next/server";
import { addressOf } from "@/lib/auth/address";
import { log } from "@/lib/log";
import { askForPassword as ask } from "@/lib/operations/people/ask-for-password";
import { setPassword as set } from "@/lib/operations/people/set-password";
import { askForPasswordInput, setPasswordInput } from "@/lib/schemas/people";
import { runOpenAction } from "./run-action";

export async function setPassword(raw: unknown) {
  return runOpenAction(setPasswordInput, set, raw);
}

/** Answers before it looks: neither the words nor the time taken say whether somebody has the e-mail. */
export async function askForPassword(raw: unknown) {
  const address = addressOf((await headers()).get("x-forwarded-for"));
  return runOpenAction(
    askForPasswordInput,
    async ({ email }) => {
      after(() =>
        ask({ email, address }).catch((error: unknown) =>
          log.error({ error }, "a password link was not mailed"),
        ),
      );
    },
    raw,
  );
}
