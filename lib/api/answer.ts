import { randomUUID } from "node:crypto";
import { TooDeep } from "@/lib/domain/canonical-json";
import { type Problem, Refusal } from "@/lib/domain/refusal";
import { isDatabaseAway } from "@/lib/db/away";
import { log } from "@/lib/log";
import { JsonText } from "@/lib/schemas/page";
import { statusOf, titleOf } from "./status";

/** What goes back, before it is a Response: the text is what an idempotency key keeps. */
export type Answer = { status: number; text: string; headers?: Readonly<Record<string, string>> };

const AGAIN_SECONDS = 1;
const PROBLEMS_MAX = 1_000;

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, text: value instanceof JsonText ? value.text : JSON.stringify(value) };
}

export function toResponse(answer: Answer): Response {
  return new Response(answer.text, {
    status: answer.status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...answer.headers,
    },
  });
}

export function errorAnswer(
  status: number,
  error: { title: string; detail: string; problems?: readonly Problem[] },
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const errors = (error.problems ?? []).slice(0, PROBLEMS_MAX).map((problem) => ({
    path: problem.path,
    message: problem.message,
    reference_id: problem.referenceId ?? null,
  }));
  const body = {
    error: { title: error.title, detail: error.detail, ...(errors.length > 0 ? { errors } : {}) },
  };
  return { ...jsonAnswer(status, body), headers };
}

/** Whatever was thrown: a refusal with its reasons, the database away as 503, our own faults as a logged reference. */
export function answerTo(thrown: unknown, where: string): Answer {
  const error =
    thrown instanceof TooDeep ? new Refusal("malformed", `The body is ${thrown.message}.`) : thrown;
  if (error instanceof Refusal) {
    const headers: Record<string, string> = {};
    if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
    if (error.code === "unauthenticated") headers["www-authenticate"] = "Bearer";
    return errorAnswer(
      statusOf(error.code),
      { title: titleOf(error.code), detail: error.message, problems: error.problems },
      headers,
    );
  }
  if (isDatabaseAway(error)) {
    log.warn({ error, where }, "the database is away");
    const detail = "The database cannot be reached just now. Nothing was lost; try again in a moment.";
    return errorAnswer(
      statusOf("unavailable"),
      { title: titleOf("unavailable"), detail },
      { "retry-after": String(AGAIN_SECONDS) },
    );
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ error, reference, where }, "a request failed");
  return errorAnswer(500, {
    title: "Internal Server Error",
    detail: `This is a fault of ours, and nothing was changed. Tell us the reference ${reference}.`,
  });
}
