import { errorAnswer, toResponse } from "./answer";
import type { Handler } from "./route";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof methods)[number];

/**
 * Everything a route file exports: its handlers, 405 as JSON for the other methods, OPTIONS with what is allowed.
 * (HEAD is Next's: it runs GET and leaves the body out.)
 */
export function resource(handlers: Partial<Record<Method, Handler>>): Record<Method | "OPTIONS", Handler> {
  const allowed = [
    ...methods.filter((method) => handlers[method]),
    ...(handlers.GET ? ["HEAD"] : []),
    "OPTIONS",
  ].join(", ");
  const refused: Handler = async (request) =>
    toResponse(
      errorAnswer(
        405,
        { title: "Method Not Allowed", detail: `${request.method} is not done here; allowed: ${allowed}.` },
        { allow: allowed },
      ),
    );
  const options: Handler = async () => new Response(null, { status: 204, headers: { allow: allowed } });
  const of = (method: Method): Handler => handlers[method] ?? refused;
  return {
    GET: of("GET"),
    POST: of("POST"),
    PUT: of("PUT"),
    PATCH: of("PATCH"),
    DELETE: of("DELETE"),
    OPTIONS: options,
  };
}
