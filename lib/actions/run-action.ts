import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { addressOf } from "@/lib/auth/address";
import type { BorrowerActor, OperatorActor, UserActor } from "@/lib/auth/actor";
import { type SignedIn, signedIn } from "@/lib/auth/session";
import { Refusal } from "@/lib/domain/refusal";
import type { ActionResult } from "@/lib/domain/result";
import { log } from "@/lib/log";
import { unavailable } from "@/lib/operations/unavailable";
import { problemsOf } from "@/lib/schemas/problems";

/** Runs one operation for the employer's person who is signed in. */
export function runAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: UserActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return runAs((person) => person.employer, schema, operation, raw);
}

/** Runs one operation for the installation's operator who is signed in. */
export function runOperatorAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: OperatorActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return runAs((person) => person.operator, schema, operation, raw);
}

/** Runs one operation for the Borrower who is signed in, on what is their own. From where they ask is kept with what they agree to. */
export function runBorrowerAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: BorrowerActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  const withAddress = async (actor: BorrowerActor, input: z.output<In>): Promise<Out> => {
    const address = addressOf((await headers()).get("x-forwarded-for"));
    return operation({ ...actor, address }, input);
  };
  return runAs((person) => person.borrower, schema, withAddress, raw);
}

/** Runs one operation that the employer's people and its employees alike may ask for. */
export function runSharedAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: UserActor | BorrowerActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return runAs((person) => person.employer ?? person.borrower, schema, operation, raw);
}

/** Runs one operation for anybody: what they send (a one-time link, an e-mail) is all that it goes by. */
export function runOpenAction<In extends z.ZodType, Out>(
  schema: In,
  operation: (input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return guarded(async () => operation(parsed(schema, raw)));
}

function runAs<Who, In extends z.ZodType, Out>(
  pick: (person: SignedIn) => Who | null,
  schema: In,
  operation: (actor: Who, input: z.output<In>) => Promise<Out>,
  raw: unknown,
): Promise<ActionResult<Out>> {
  return guarded(async () => {
    const person = await signedIn();
    const actor = person && pick(person);
    if (!actor) {
      throw new Refusal("unauthenticated", "You have been signed out. Sign in again; nothing was lost.");
    }
    return operation(actor, parsed(schema, raw));
  });
}

function parsed<In extends z.ZodType>(schema: In, raw: unknown): z.output<In> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new Refusal("invalid", "Some fields need another look.", { problems: problemsOf(result.error) });
}

/**
 * Turns what an operation throws into data: a refusal with its reasons, a fault as a logged reference and a plain sentence.
 * The only place of the pages that catches.
 */
export async function guarded<Out>(work: () => Promise<Out>): Promise<ActionResult<Out>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    // redirect() and notFound() travel as errors; they are not for us.
    unstable_rethrow(error);
    const refusal = error instanceof Refusal ? error : unavailable(error);
    if (refusal !== null) {
      if (refusal !== error) log.warn({ error }, "an action found the database away");
      return { ok: false, code: refusal.code, detail: refusal.message, problems: refusal.problems };
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ error, reference }, "an action failed");
    return {
      ok: false,
      code: "fault",
      detail: `This could not be done just now, and nothing was changed. Try again; if it stays, tell us the reference ${reference}.`,
      problems: [],
      reference,
    };
  }
}
