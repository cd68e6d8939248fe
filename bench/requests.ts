import { randomUUID } from "node:crypto";
import type { Scope } from "@/lib/auth/permissions";
import { pool } from "@/lib/db/client";
import { makeKey } from "../prisma/factories/business";
import { makeOwnMoney } from "../prisma/factories/own-money";
import { type Load, load } from "./load";
import { median, type Row } from "./measure";
import { startServer } from "./server";
import { batchesOf, largeBatch, makeWorld, today } from "./world";

const ROUNDS = 5;
const ROUND_MS = 2_000;
const WARM_UP_MS = 4_000;
const ONE_RATIO_MIN = 0.5;
const LIST_RATIO_MIN = 0.35;
const LIST_P99_MAX_MS = 45;
const LARGE_LIST_P99_MAX_MS = 100;
const BATCHES = 120;
const PAYMENTS = 200;

type Asked = { path: string; secret: string };

const get = (url: string, { path, secret }: Asked, ms: number): Promise<Load> =>
  load(url, { method: "GET", path, headers: { authorization: `Bearer ${secret}` }, status: 200 }, ms);

/** The least that this server does for a request: the same routing, a handler that answers at once, no key and no database. */
const empty = (url: string, ms: number): Promise<Load> =>
  load(url, { method: "OPTIONS", path: "/api/v1/borrowers/1", status: 204 }, ms);

async function keyOf(businessId: string, madeBy: string, scopes: Scope[]): Promise<string> {
  const secret = `bench-${randomUUID()}`;
  await makeKey({ businessId, secret, name: "bench", scopes, madeBy });
  return secret;
}

/** A Borrower with many Payments, half of them cancelled: one to get, and a list to filter. */
async function ownPayments(): Promise<{ one: Asked; list: Asked }> {
  const { payroll, employee, accountId } = await makeOwnMoney(today);
  const { businessId, owner } = payroll;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO payment (business_id, borrower_id, servicer_id, source_account_id, amount, scheduled_date, status, stage, debit_day,
                          credits_sent_day, credits_effective_day, confirmed_expected_day, closed_how, created_by, created_at, closed_at)
     SELECT $1, $2, $3, $4, 100 + n, d.s, CASE WHEN h.open THEN 'pending' ELSE 'cancelled' END,
            CASE WHEN h.open THEN 'scheduled' ELSE 'closed' END, d.s, d.s + 2, d.s + 3, d.s + 4,
            CASE WHEN NOT h.open THEN 'cancelled' END, 'bench', now(), CASE WHEN NOT h.open THEN now() END
       FROM generate_series(1, $6::int) n
      CROSS JOIN LATERAL (SELECT $5::date + n AS s) d CROSS JOIN LATERAL (SELECT n % 2 = 0 AS open) h
     RETURNING id`,
    [businessId, employee.id, employee.servicerId, accountId, today, PAYMENTS],
  );
  const secret = await keyOf(businessId, owner.userId, ["read", "borrower_funds"]);
  const path = `/api/v1/borrowers/${employee.id}/payments`;
  return {
    one: { path: `${path}/${rows[0]?.id ?? ""}`, secret },
    list: { path: `${path}?status=pending&limit=50`, secret },
  };
}

async function batchesList(world: Awaited<ReturnType<typeof makeWorld>>): Promise<Asked> {
  await batchesOf(world, BATCHES, BATCHES * 10);
  await pool.query("ANALYZE");
  const secret = await keyOf(world.businessId, world.approver.userId, ["read"]);
  return { path: "/api/v1/batch_payments?status=complete&limit=50", secret };
}

async function aBorrower(list: Asked, businessId: string): Promise<Asked> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM borrower WHERE business_id = $1 LIMIT 1",
    [businessId],
  );
  return { path: `/api/v1/borrowers/${rows[0]?.id ?? ""}`, secret: list.secret };
}

/** Every path in turn, round after round, so that what else the machine does falls on all alike. Ratios are of one round each. */
async function rounds(url: string, asked: readonly Asked[]): Promise<{ ratios: number[]; p99s: number[] }[]> {
  await empty(url, WARM_UP_MS);
  for (const one of asked) await get(url, one, WARM_UP_MS);
  const seen = asked.map(() => ({ ratios: [] as number[], p99s: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await empty(url, ROUND_MS);
    for (const [n, one] of asked.entries()) {
      const { requestsPerSecond, p99Ms } = await get(url, one, ROUND_MS);
      seen[n]?.ratios.push(requestsPerSecond / floor.requestsPerSecond);
      seen[n]?.p99s.push(p99Ms);
    }
  }
  return seen;
}

function ratioRow(work: string, ratios: readonly number[], least: number): Row {
  const ours = median(ratios);
  const bound = `at least ${least} × an empty route`;
  return { work, ours, floor: null, unit: "×", bound, kept: ours >= least };
}

function p99Row(p99s: readonly number[], most: number, work = "  its p99"): Row {
  const ours = median(p99s);
  return { work, ours, floor: null, unit: "ms", bound: `at most ${most} ms`, kept: ours <= most };
}

/** GETs of the API at ten connections, through the whole server: requests a second beside those of an empty route. */
export async function* requests(items: number): AsyncGenerator<Row> {
  const world = await makeWorld(1_000);
  const batches = await batchesList(world);
  const borrower = await aBorrower(batches, world.businessId);
  const borrowers = { path: "/api/v1/borrowers?limit=50", secret: batches.secret };
  const payments = await ownPayments();
  const large = await batchesList((await largeBatch(items)).world);
  const { url, stop } = await startServer();
  try {
    const [one, payment, people, list, ownList, largeList] = await rounds(url, [
      borrower,
      payments.one,
      borrowers,
      batches,
      payments.list,
      large,
    ]);
    if (!one || !payment || !people || !list || !ownList || !largeList)
      throw new Error("a path was not measured");
    yield ratioRow("GET of a borrower", one.ratios, ONE_RATIO_MIN);
    yield ratioRow("GET of a payment", payment.ratios, ONE_RATIO_MIN);
    yield ratioRow("GET of 50 borrowers, in order", people.ratios, LIST_RATIO_MIN);
    yield p99Row(people.p99s, LIST_P99_MAX_MS);
    yield ratioRow("GET of 50 batches of a status, newest first", list.ratios, LIST_RATIO_MIN);
    yield p99Row(list.p99s, LIST_P99_MAX_MS);
    yield ratioRow("GET of 50 payments of a status, in order", ownList.ratios, LIST_RATIO_MIN);
    yield p99Row(ownList.p99s, LIST_P99_MAX_MS);
    yield p99Row(largeList.p99s, LARGE_LIST_P99_MAX_MS, `GET of 50 batches beside ${items} items, p99`);
  } finally {
    await stop();
  }
}
