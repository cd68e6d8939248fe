import { AsyncLocalStorage } from "node:async_hooks";
import { prisma } from "./client";
import type { Prisma } from "./generated/client";

export type Tx = Prisma.TransactionClient;

const WAIT_FOR_CONNECTION_MS = 10_000;
const TRANSACTION_MAX_MS = 120_000;
const TRIES = 4;

/** Items or Payments moved in one transaction: bounds how long a lock is held and what a kill can undo, not the batch or day. */
export const MOVED_AT_ONCE = 5_000;

/** SQLSTATEs after which nothing happened and the same transaction may simply be run again: serialization failure, deadlock. */
const REPEATABLE = new Set(["40001", "40P01"]);

export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("meta" in error && typeof error.meta === "object" && error.meta !== null) {
    const meta = error.meta as {
      code?: unknown;
      driverAdapterError?: { cause?: { originalCode?: unknown } };
    };
    const original = meta.driverAdapterError?.cause?.originalCode ?? meta.code;
    if (typeof original === "string") return original;
  }
  if ("cause" in error && typeof error.cause === "object" && error.cause !== null) {
    const cause = error.cause as { originalCode?: unknown };
    if (typeof cause.originalCode === "string") return cause.originalCode;
  }
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Prisma reports a write conflict or deadlock as P2034 where it knows one. */
function mayRepeat(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && (REPEATABLE.has(state) || state === "P2034");
}

/**
 * Everything in `work` happens or nothing does. READ COMMITTED: what must hold until commit is locked by row.
 * `work` may run again after a deadlock, so it must not touch anything outside the transaction.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = around.getStore();
  if (outer) return work(outer);
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, {
        maxWait: WAIT_FOR_CONNECTION_MS,
        timeout: TRANSACTION_MAX_MS,
      });
    } catch (error) {
      if (attempt === TRIES || !mayRepeat(error)) throw error;
    }
  }
}

const around = new AsyncLocalStorage<Tx>();

/**
 * Makes one transaction of an operation and what stands beside it: every `inTransaction` inside `work` joins. The API keeps
 * the answer to an Idempotency-Key so, in the commit that does the thing: a process killed between the two would else do it
 * twice. An operation run in here must read through its `tx`, for nobody else sees what it wrote.
 */
export async function asOneTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction((tx) => around.run(tx, () => work(tx)));
}

/** True where the database refused a second row of something that may stand once. */
export function isUniqueViolation(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === "23505" || state === "P2002";
}

/** One text a lock on a thing that has no row yet (a reference, a file's hash); gone with the transaction, as PgBouncer needs it. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}
