import type { z } from "zod";
import type { KeyActor } from "@/lib/auth/actor";
import { mustHave, type Permission } from "@/lib/auth/permissions";
import type { Csv } from "@/lib/db/csv/export";
import { mustBeInProgramme } from "@/lib/db/payments-programme";
import { invalid, notFound, Refusal } from "@/lib/domain/refusal";
import { problemsOf, wordsOfKind } from "@/lib/schemas/problems";
import { type Answer, answerTo, jsonAnswer, toResponse } from "./answer";
import { authenticate } from "./authenticate";
import { BODY_BYTES_MAX, readJson } from "./body";
import { csvResponse } from "./csv";
import { idempotencyKeyOf, once } from "./idempotency";
import { refuseNul } from "./nul";

/** What Next gives beside the request; `params` comes to nothing where the path has no variable part. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** What stands behind the question mark; of a name that comes twice the last. */
export type Query = Readonly<Record<string, string>>;

type Options<Out> = {
  /** Asked before a body is read; the operation asks again. */
  needs: Permission | ((query: Query) => Permission);
  /** Default 200. */
  status?: number | ((out: Out) => number);
  /** What the body shows of the result; default all of it. */
  view?: (out: Out) => unknown;
  bytesMax?: number;
  /** The body goes to the schema whole, as `body`, for an operation that judges it itself. */
  wholeBody?: boolean;
  /** The name in the body in which the object stands: an operation names its fields without it. */
  wrapper?: string;
  /** False where the operation waits for others to see what it wrote, so that it cannot stand in one transaction. */
  atomic?: boolean;
  /** Requests that only look: they neither read nor write Idempotency-Keys. */
  ignoresKeys?: (query: Query) => boolean;
};

/**
 * One path and method of the API: key → permission → body → schema → operation → JSON. The schema sees the
 * body (the query where there is none) and the path in one object, the path last. The only place of the API that catches.
 */
export function route<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: KeyActor, input: z.output<In>) => Promise<Out>,
  options: Options<Out>,
): Handler {
  return caught(async (request, context) => {
    const { input, ...asked } = await ask(request, context, schema, options);
    const answer = async (): Promise<Answer> => {
      const out = await operation(asked.actor, input).catch((error: unknown) => {
        throw options.wrapper === undefined ? error : inside(options.wrapper, error);
      });
      const status = typeof options.status === "function" ? options.status(out) : (options.status ?? 200);
      return jsonAnswer(status, options.view ? options.view(out) : out);
    };
    const key =
      request.method === "POST" && !options.ignoresKeys?.(asked.query) ? idempotencyKeyOf(request) : null;
    if (key === null) return toResponse(await answer());
    return toResponse(
      await once(
        { actor: asked.actor, method: request.method, path: asked.url.pathname, key, body: asked.body },
        { atomic: options.atomic ?? true, answer, refused: (error) => answerTo(error, whereOf(request)) },
      ),
    );
  });
}

function inside(wrapper: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const problems = error.problems.map((problem) => ({ ...problem, path: `${wrapper}.${problem.path}` }));
  const { code, message, retryAfterSeconds } = error;
  return new Refusal(code, message, {
    problems,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

/** A CSV: the query gives its stream once it is sure that there is one. */
export function download<In extends z.ZodType>(
  schema: In,
  query: (actor: KeyActor, input: z.output<In>) => Promise<Csv>,
  options: { needs: Permission },
): Handler {
  return caught(async (request, context) => {
    const { actor, input } = await ask(request, context, schema, options);
    return csvResponse(await query(actor, input));
  });
}

const whereOf = (request: Request): string => `${request.method} ${new URL(request.url).pathname}`;

function caught(handler: Handler): Handler {
  return async (request, context) => {
    try {
      return await handler(request, context);
    } catch (error) {
      return toResponse(answerTo(error, whereOf(request)));
    }
  };
}

type Asked<Input> = { actor: KeyActor; url: URL; query: Query; body: unknown; input: Input };

/** What only a business in the payments programme may do. Its operations ask that again. */
const PAYING: ReadonlySet<Permission> = new Set(["borrowers:pay", "batches:prepare", "batches:release"]);

async function ask<In extends z.ZodType, Out>(
  request: Request,
  context: RouteContext,
  schema: In,
  options: Options<Out>,
): Promise<Asked<z.output<In>>> {
  const url = new URL(request.url);
  const query = Object.fromEntries(url.searchParams);
  const actor = await authenticate(request);
  const needs = typeof options.needs === "function" ? options.needs(query) : options.needs;
  mustHave(actor, needs);
  const params = (await context.params) ?? {};
  try {
    const takesBody = request.method === "POST" || request.method === "PUT";
    const body = takesBody ? await readJson(request, options.bytesMax ?? BODY_BYTES_MAX) : undefined;
    // A field of the body that came by the query would be no part of what an Idempotency-Key compares.
    const fields = takesBody ? fieldsOf(body) : query;
    const raw = { ...(options.wholeBody ? { ...query, body } : fields), ...params };
    return { actor, url, query, body, input: parse(schema, raw, params, options.wholeBody) };
  } catch (error) {
    // Whoever is outside is not sent to mend a body that no mending helps (contract §6).
    if (PAYING.has(needs)) await mustBeInProgramme(actor.businessId);
    throw error;
  }
}

function fieldsOf(body: unknown): object {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw invalid([{ path: "", message: "Expected a JSON object as the body." }]);
}

function parse<In extends z.ZodType>(
  schema: In,
  raw: unknown,
  params: Record<string, unknown>,
  wholeBody = false,
): z.output<In> {
  const parsed = schema.safeParse(raw, { error: wordsOfKind });
  if (!parsed.success) {
    // An id that cannot exist is not there, like one that does not.
    const inPath = parsed.error.issues.some((issue) => Object.hasOwn(params, String(issue.path[0])));
    throw inPath ? notFound("object") : invalid(problemsOf(parsed.error));
  }
  if (!wholeBody) refuseNul(parsed.data);
  return parsed.data;
}

/** A path that is not there, told to who has a key. */
export const notHere: Handler = caught(async (request) => {
  await authenticate(request);
  throw notFound("path");
});
