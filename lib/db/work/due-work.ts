import { randomUUID } from "node:crypto";
import type { WaitingFor, WorkKind } from "@/lib/domain/batches/status";
import { Prisma } from "../generated/client";
import { prisma } from "../client";
import { inTransaction, type Tx } from "../transaction";

/** A piece of due work held by one worker for a while. The token, not the time, decides whether its writes count. */
export type Claim = {
  businessId: string;
  id: bigint;
  kind: WorkKind;
  subjectId: string;
  nth: number;
  dueAt: Date;
  data: Record<string, unknown>;
  token: string;
  /** Failures so far; a worker that was killed, or a database that went away, is none. */
  failures: number;
};

/**
 * Real time without a heartbeat after which another worker takes over; every transaction of the work is a heartbeat. Short is
 * safe: while a transaction runs its lock on the work's row keeps others away however long it takes, so the lease bridges only
 * the moments between two transactions; and a worker that stalled there longer finds its token gone and writes nothing.
 */
const LEASE_SECONDS = 2;
const CHANNEL = "paydown_work";

type NewWork = {
  businessId: string;
  kind: WorkKind;
  subjectId: string;
  nth?: number;
  dueAt: Date;
  data?: Prisma.InputJsonObject;
};

/** Leaves work for the worker and wakes it at commit. The same piece twice (kind, subject, nth) stands once. */
export async function addDueWork(tx: Tx, work: NewWork): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO due_work (business_id, kind, subject_id, nth, due_at, data)
    VALUES (${work.businessId}::uuid, ${work.kind}, ${work.subjectId}::uuid, ${work.nth ?? 1}, ${work.dueAt},
            ${JSON.stringify(work.data ?? {})}::jsonb)
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  await wakeWorkers(tx);
}

/** The same of a subject that may have had such work before: each time is work of its own. */
export async function addWorkAgain(
  tx: Tx,
  work: { businessId: string; kind: WorkKind; subjectId: string; dueAt: Date },
): Promise<void> {
  await addDueWork(tx, { ...work, nth: await nextWorkNth(tx, work) });
}

/** Which of its kind the next piece of work for a subject is: a refund that was turned away is sent once more. */
export async function nextWorkNth(
  tx: Tx,
  { businessId, kind, subjectId }: { businessId: string; kind: WorkKind; subjectId: string },
): Promise<number> {
  return (await tx.dueWork.count({ where: { businessId, kind, subjectId } })) + 1;
}

export async function wakeWorkers(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
}

export { CHANNEL as workChannel };

/** Takes back work that no longer has to happen (a recall, a debit given up). */
export async function dropDueWork(
  tx: Tx,
  businessId: string,
  subjectId: string,
  kinds: readonly WorkKind[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM due_work
     WHERE business_id = ${businessId}::uuid AND subject_id = ${subjectId}::uuid AND kind = ANY (${[...kinds]})
       AND done_at IS NULL`;
}

type ClaimedRow = {
  business_id: string;
  id: bigint;
  kind: WorkKind;
  subject_id: string;
  nth: number;
  due_at: Date;
  data: Record<string, unknown>;
  attempts: number;
};

/**
 * The earliest work that is due (by its business's time) and that nobody holds; null when there is none. A failed piece
 * rests before it is tried again, longer each time. `businessId` narrows it to one business.
 */
export async function claimDueWork(businessId?: string): Promise<Claim | null> {
  const token = randomUUID();
  const only = businessId ? Prisma.sql`AND w.business_id = ${businessId}::uuid` : Prisma.empty;
  const rows = await prisma.$queryRaw<ClaimedRow[]>`
    UPDATE due_work d
       SET lease_token = ${token}::uuid, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      FROM (SELECT w.business_id, w.id
              FROM due_work w LEFT JOIN business_clock c ON c.business_id = w.business_id
             WHERE w.done_at IS NULL AND w.waiting_for IS NULL AND w.due_at <= coalesce(c.now, now())
               AND (w.lease_until IS NULL OR w.lease_until < now()) ${only}
             ORDER BY w.due_at, w.business_id, w.id
             LIMIT 1 FOR UPDATE OF w SKIP LOCKED) next
     WHERE d.business_id = next.business_id AND d.id = next.id
    RETURNING d.business_id, d.id, d.kind, d.subject_id, d.nth, d.due_at, d.data, d.attempts`;
  const row = rows[0];
  if (!row) return null;
  return {
    businessId: row.business_id,
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    nth: row.nth,
    dueAt: row.due_at,
    data: row.data,
    token,
    failures: row.attempts,
  };
}

/** Somebody else took this work over: whatever this worker still wanted to write must not be written. */
export class LeaseLost extends Error {
  constructor(claim: Claim) {
    super(`the lease on ${claim.kind} of ${claim.subjectId} was taken over`);
    this.name = "LeaseLost";
  }
}

/**
 * What a step says of its work: another transaction of it, done, or not now: only a file or a person lets it go on
 * (`waitFor`), it is due later than thought (`dueAt`, business time), or others must commit first (`restSeconds`, real time).
 */
export type WorkOutcome =
  "more" | "done" | { waitFor: WaitingFor } | { dueAt: Date } | { restSeconds: number };

/**
 * Runs `step` in one transaction after another while it says "more". Each transaction first locks the work's row, finds its
 * own token there and renews the lease; the last one also marks the work done. Killed anywhere, the next worker goes on
 * from the last commit.
 */
export async function underLease(claim: Claim, step: (tx: Tx) => Promise<WorkOutcome>): Promise<void> {
  for (;;) {
    const outcome = await inTransaction(async (tx) => {
      const held = await tx.$executeRaw`
        UPDATE due_work SET lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
         WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id} AND done_at IS NULL
           AND lease_token = ${claim.token}::uuid`;
      if (held !== 1) throw new LeaseLost(claim);
      const result = await step(tx);
      if (result === "done") {
        await tx.$executeRaw`
          UPDATE due_work SET done_at = now(), lease_token = NULL, lease_until = NULL, last_error = NULL
           WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id}`;
      } else if (result !== "more") await putOff(tx, claim, result);
      return result;
    });
    if (outcome !== "more") return;
  }
}

async function putOff(tx: Tx, claim: Claim, until: Exclude<WorkOutcome, string>): Promise<void> {
  const waitingFor = "waitFor" in until ? until.waitFor : null;
  const dueAt = "dueAt" in until ? until.dueAt : null;
  const rest = "restSeconds" in until ? until.restSeconds : null;
  await tx.$executeRaw`
    UPDATE due_work SET waiting_for = ${waitingFor}, due_at = coalesce(${dueAt}::timestamptz, due_at), attempts = 0, lease_token = NULL,
                        lease_until = now() + make_interval(secs => ${rest}::float8)
     WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id}`;
}

/** What a business's work waited for has come. */
export async function wakeWaiting(tx: Tx, businessId: string, waitingFor: WaitingFor): Promise<void> {
  await tx.$executeRaw`
    UPDATE due_work SET waiting_for = NULL
     WHERE business_id = ${businessId}::uuid AND waiting_for = ${waitingFor} AND done_at IS NULL`;
  await wakeWorkers(tx);
}

/** What a business's due work waits for, if it does. */
export async function readWaitingFor(businessId: string, now: Date): Promise<WaitingFor | null> {
  const rows = await prisma.$queryRaw<{ waiting_for: WaitingFor | null }[]>`
    SELECT min(waiting_for) AS waiting_for FROM due_work
     WHERE business_id = ${businessId}::uuid AND done_at IS NULL AND waiting_for IS NOT NULL AND due_at <= ${now}`;
  return rows[0]?.waiting_for ?? null;
}

/** How far a step has come through a batch's positions: kept with the work, in the transaction that got there. */
export async function readProgress(tx: Tx, claim: Claim): Promise<number> {
  const rows = await tx.$queryRaw<{ position: number }[]>`
    SELECT coalesce((data ->> 'position')::int, 0) AS position FROM due_work
     WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id}`;
  return rows[0]?.position ?? 0;
}

export async function saveProgress(tx: Tx, claim: Claim, position: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE due_work SET data = data || jsonb_build_object('position', ${position}::int)
     WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id}`;
}

const REST_SECONDS_MAX = 300;

/** Work that failed rests (1, 2, 4 … seconds) and keeps its reason, so that a person sees what is stalled. */
export async function restDueWork(claim: Claim, reason: string): Promise<void> {
  const seconds = Math.min(REST_SECONDS_MAX, 2 ** Math.min(claim.failures, 10));
  await prisma.$executeRaw`
    UPDATE due_work SET lease_until = now() + make_interval(secs => ${seconds}), attempts = attempts + 1, last_error = ${reason}
     WHERE business_id = ${claim.businessId}::uuid AND id = ${claim.id} AND lease_token = ${claim.token}::uuid`;
}
