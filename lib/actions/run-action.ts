import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { signedIn } from "@/lib/auth/session";
import { Refusal } from "@/lib/domain/refusal";
import type { ActionResult } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { problemsOf } from "@/lib/schemas/problems";

/** Runs one operation for the employer's person who is signed in. The only place of the pages that catches. */
export async function runAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: UserActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return guarded(async () => {
    const person = await signedIn();
    if (!person?.employer)
      throw new Refusal("unauthenticated", "You have been signed out. Sign in again; nothing was lost.");
    const parsed = schema.safeParse(raw);
    if (!parsed.success)
      throw new Refusal("invalid", "Some fields need another look.", { problems: problemsOf(parsed.error) });
    return operation(person.employer, parsed.data);
  });
}

/** Turns what an operation throws into data: a refusal with its reasons, a fault as a logged reference and a plain sentence. */
export async function guarded<Out>(work: () => Promise<Out>): Promise<ActionResult<Out>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    // redirect() and notFound() travel as errors; they are not for us.
    unstable_rethrow(error);
    if (error instanceof Refusal) {
      return { ok: false, code: error.code, detail: error.message, problems: error.problems };
    }
    const reference = randomUUID().slice(0, 8);
    const path = (await headers()).get("x-invoke-path") ?? "";
    log.error({ error, reference, path }, "an action failed");
    return {
      ok: false,
      code: "fault",
      detail: `This could not be done just now, and nothing was changed. Try again; if it stays, tell us the reference ${reference}.`,
      problems: [],
      reference,
    };
  }
}
