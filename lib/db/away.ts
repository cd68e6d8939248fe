import { sqlStateOf } from "./transaction";

/** Of the system: nobody listens, the connection broke, the name is unknown. */
const SYSTEM_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ECONNABORTED",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_WRITE_AFTER_END",
]);
/** Prisma's own: the server refuses us, is not reached, timed out, closed; no connection left, no transaction begun in time. */
const PRISMA_CODES = new Set([
  ...["P1000", "P1001", "P1002", "P1003", "P1008", "P1010", "P1011", "P1017"],
  ...["P2024", "P2028", "P2037"],
]);
/**
 * 08 connection exceptions; 57P01–57P05 shut down, crashed, starting; 53 out of connections, memory or disk; 25006 a standby;
 * 28 and 3D000 another server stands there, or our name is not known any more: given only to who connects.
 */
const SQL_STATES = /^(08...|57P0[1-5]|53...|25006|28...|3D000)$/;
const BROKEN =
  /Connection (terminated|ended)|not currently accepting connections|Client has encountered a connection error|not queryable|Can't reach database server|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|AuthenticationFailed|Server has closed the connection|timeout (exceeded|expired)/i;

/** How far down the causes of an error are looked at. */
const CAUSES_MAX = 5;

/** True where a query failed because the database cannot be reached just now: to be told as 503, never as a fault. */
export function isDatabaseAway(error: unknown): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && at instanceof Error; depth++) {
    const code = sqlStateOf(at);
    if (code !== undefined && (SYSTEM_CODES.has(code) || PRISMA_CODES.has(code) || SQL_STATES.test(code)))
      return true;
    if (BROKEN.test(at.message)) return true;
    // A host with several addresses: Node gathers one refusal for each.
    if (at instanceof AggregateError && at.errors.some(isDatabaseAway)) return true;
    at = at.cause;
  }
  return false;
}
