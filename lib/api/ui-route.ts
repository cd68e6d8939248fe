import type { z } from "zod";
import type { BorrowerActor, OperatorActor, UserActor } from "@/lib/auth/actor";
import { type SignedIn, signedIn } from "@/lib/auth/session";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/env";
import { problemsOf } from "@/lib/schemas/problems";
import { answerTo, jsonAnswer, toResponse } from "./answer";
import { refuseForeignOrigin } from "./origin";

type Context<Params> = { params: Promise<Params> };

type Handler<Who, Params> = (actor: Who, request: Request, params: Params) => Promise<Response>;
type Route<Params> = (request: Request, context: Context<Params>) => Promise<Response>;

/**
 * A route that the browser itself reads or uploads to (/api/ui/*): for the employer's person who is signed in, from our own
 * pages only. Refusals and faults have the API's shape. `Params` are the address's, by name.
 */
export function uiRoute<Params = Record<never, string>>(handle: Handler<UserActor, Params>): Route<Params> {
  return routeFor((person) => person.employer, handle);
}

/** The same for an employee, on what is their own. */
export function borrowerUiRoute<Params = Record<never, string>>(
  handle: Handler<BorrowerActor, Params>,
): Route<Params> {
  return routeFor((person) => person.borrower, handle);
}

/** The same for an operator, on the installation. */
export function operatorUiRoute(
  handle: Handler<OperatorActor, Record<never, string>>,
): Route<Record<never, string>> {
  return routeFor((person) => person.operator, handle);
}

function routeFor<Who, Params>(
  pick: (person: SignedIn) => Who | null,
  handle: Handler<Who, Params>,
): Route<Params> {
  return async (request, context) => {
    try {
      refuseForeignOrigin(request, env.PAYDOWN_URL);
      const person = await signedIn();
      const actor = person && pick(person);
      if (!actor) {
        throw new Refusal("unauthenticated", "You have been signed out. Sign in again; nothing was lost.");
      }
      return await handle(actor, request, await context.params);
    } catch (error) {
      return toResponse(answerTo(error, new URL(request.url).pathname));
    }
  };
}

/** What stands in the address behind the question mark. */
export const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);

/** The same by its schema. @throws Refusal invalid */
export function readQuery<In extends z.ZodType>(request: Request, schema: In): z.output<In> {
  const query = schema.safeParse(queryOf(request));
  if (!query.success) throw invalid(problemsOf(query.error));
  return query.data;
}

export const json = (value: unknown, status = 200): Response => toResponse(jsonAnswer(status, value));
