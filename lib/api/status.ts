import type { RefusalCode } from "@/lib/domain/refusal";

/** Refusal → HTTP: exhaustive, so that a new code does not compile without a status. */
const answers: Record<RefusalCode, { status: number; title: string }> = {
  malformed: { status: 400, title: "Bad Request" },
  unauthenticated: { status: 401, title: "Unauthorized" },
  forbidden: { status: 403, title: "Forbidden" },
  not_found: { status: 404, title: "Not Found" },
  conflict: { status: 409, title: "Conflict" },
  too_large: { status: 413, title: "Payload Too Large" },
  unsupported_type: { status: 415, title: "Unsupported Media Type" },
  invalid: { status: 422, title: "Unprocessable Entity" },
  rate_limited: { status: 429, title: "Too Many Requests" },
  not_implemented: { status: 501, title: "Not Implemented" },
  unavailable: { status: 503, title: "Service Unavailable" },
};

export const statusOf = (code: RefusalCode): number => answers[code].status;
export const titleOf = (code: RefusalCode): string => answers[code].title;
