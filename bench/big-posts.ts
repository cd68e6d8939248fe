import { randomUUID } from "node:crypto";
import { POST } from "@/app/api/v1/batch_payments/route";
import { pool, prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import { makeKey } from "../prisma/factories/business";
import { bareCopyOf, makeWorld, type World } from "./world";
import { median, memoryRise, milliseconds, type Row } from "./measure";

const LIMITS_MS: Record<number, number> = { 1_000: 250, 5_000: 1_000, 50_000: 6_000 };
const MEMORY_MAX_MB = 250;
const WARNED_RATIO_MAX = 2;
const RUNS = 5;

type Payee = { borrower_id: string; loan_id: string };

async function keyOf(world: World): Promise<string> {
  const secret = `bench-${randomUUID()}`;
  const { businessId, approver } = world;
  await makeKey({ businessId, secret, name: "bench", scopes: ["release"], madeBy: approver.userId });
  return secret;
}

async function payees(world: World): Promise<Payee[]> {
  const { rows } = await pool.query<Payee>(
    "SELECT borrower_id, min(id::text) AS loan_id FROM loan WHERE business_id = $1 GROUP BY borrower_id",
    [world.businessId],
  );
  return rows;
}

/** A batch that pays everybody once, as it goes over the wire. */
function bodyOf(world: World, people: readonly Payee[]): string {
  const reference = randomUUID();
  return JSON.stringify({
    batch_payment: {
      number_of_payments: people.length,
      payments: people.map(({ borrower_id, loan_id }, n) => ({
        allocation: { type: "loan", id: loan_id },
        amount: "1.00",
        borrower_id,
        reference_id: `${reference}-${n}`,
      })),
      reference_id: reference,
      source_account_id: world.accountId,
      total_amount: `${people.length}.00`,
    },
  });
}

async function post(secret: string, body: string): Promise<string> {
  const request = new Request("http://localhost/api/v1/batch_payments", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body,
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`answered ${response.status}: ${text.slice(0, 500)}`);
  const { id } = JSON.parse(text) as { id: string }; // a BatchPayment
  return id;
}

/** A business pays its people once a month: where they are paid twice, the answer is a warning for each of them. */
async function toMonth({ businessId }: World, month: number): Promise<void> {
  const now = instantAt(day(`2026-0${month}-20`), "09:00");
  await prisma.businessClock.update({ where: { businessId }, data: { now } });
}

/** The floor: the same items and transfers into tables of the same shape and indexes, no rule of ours. */
async function insertFloor(batchId: string): Promise<number> {
  const items = await bareCopyOf("batch_item");
  const ledger = await bareCopyOf("ledger_transfer");
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await pool.query(`TRUNCATE ${items}, ${ledger}`);
    times.push(
      await milliseconds(async () => {
        await pool.query(`INSERT INTO ${items} SELECT * FROM batch_item WHERE batch_id = $1`, [batchId]);
        await pool.query(`INSERT INTO ${ledger} SELECT * FROM ledger_transfer WHERE batch_id = $1`, [
          batchId,
        ]);
      }),
    );
  }
  return median(times);
}

/** POST of a batch through the API's own route: key, body, schema, every rule, ledger and answer. */
export async function* bigPosts(): AsyncGenerator<Row> {
  for (const items of [1_000, 5_000, 50_000]) {
    const world = await makeWorld(items);
    const secret = await keyOf(world);
    const people = await payees(world);
    let last = "";
    let body = bodyOf(world, people);
    await toMonth(world, 1);
    const rise = await memoryRise(async () => (last = await post(secret, body)));
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      body = bodyOf(world, people);
      await toMonth(world, run + 2);
      times.push(await milliseconds(async () => (last = await post(secret, body))));
    }
    const ours = median(times);
    const limit = LIMITS_MS[items] ?? 0;
    yield {
      work: `POST of a batch of ${items} items`,
      ours,
      floor: await insertFloor(last),
      unit: "ms",
      bound: `at most ${limit} ms`,
      kept: ours <= limit,
    };
    if (items < 50_000) continue;
    // The same people paid once more in the same month.
    body = bodyOf(world, people);
    const warned = await milliseconds(() => post(secret, body));
    yield {
      work: "  with a warning for each of them",
      ours: warned,
      floor: null,
      unit: "ms",
      bound: `at most ${WARNED_RATIO_MAX} × the same without`,
      kept: warned <= WARNED_RATIO_MAX * ours,
    };
    yield {
      work: "  resident memory rises by",
      ours: rise,
      floor: null,
      unit: "MB",
      bound: `at most ${MEMORY_MAX_MB} MB`,
      kept: rise <= MEMORY_MAX_MB,
    };
  }
}
