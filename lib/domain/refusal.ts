/** One thing wrong with what was asked: where (`path`, in the caller's names), in words, and for a batch item its reference. */
export type Problem = { path: string; message: string; referenceId?: string };

export type RefusalCode =
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported_type"
  | "invalid"
  | "rate_limited"
  | "not_implemented"
  | "unavailable";

/**
 * "No, and this is why": the only error an operation throws on purpose. The two edges (runAction, route) turn it into data;
 * whatever else is thrown is a fault of ours.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly problems: readonly Problem[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: RefusalCode,
    detail: string,
    more: { problems?: readonly Problem[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.problems = more.problems ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** The same answer whether a thing does not exist or belongs to somebody else: nothing is learnt from asking. */
export function notFound(what: string): Refusal {
  return new Refusal("not_found", `There is no such ${what}, or it is not yours.`);
}

export function invalid(problems: readonly Problem[]): Refusal {
  const first = problems[0];
  const detail =
    problems.length === 1 && first
      ? first.message
      : `${problems.length} things need to be put right before this can go on.`;
  return new Refusal("invalid", detail, { problems });
}
