import type { UserActor } from "@/lib/auth/actor";
import { signedIn } from "@/lib/auth/session";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/env";
import { answerTo, toResponse } from "./answer";
import { refuseForeignOrigin } from "./origin";

type Context<Params> = { params: Promise<Params> };

/**
 * A route that the browser itself reads or uploads to (/api/ui/*): for the employer's person who is signed in, from our own
 * pages only. Refusals and faults have the API's shape. `Params` are the address's, by name.
 */
export function uiRoute<Params = Record<never, string>>(
  handle: (actor: UserActor, request: Request, params: Params) => Promise<Response>,
): (request: Request, context: Context<Params>) => Promise<Response> {
  return async (request, context) => {
    try {
      refuseForeignOrigin(request, env.PAYDOWN_URL);
      const person = await signedIn();
      if (!person?.employer) {
        throw new Refusal("unauthenticated", "You have been signed out. Sign in again; nothing was lost.");
      }
      return await handle(person.employer, request, await context.params);
    } catch (error) {
      return toResponse(answerTo(error, new URL(request.url).pathname));
    }
  };
}
