import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { add, money, sum } from "@/lib/domain/money";
import { type Answered, ask, makeClient } from "@/prisma/testing/api";
import { endpointCalled, shapeFault } from "@/prisma/testing/api-shape";
import { exampleIn, type ApiWorld, makeApiWorld } from "@/prisma/testing/api-world";
import { expectTrueBooks } from "@/prisma/testing/books";
import { figures } from "@/prisma/testing/chaos/figures";
import { type Random, randomFrom } from "@/prisma/testing/chaos/random";

const STEPS = 12;
let world: ApiWorld;
let key: string;
let sent = 0;

beforeAll(async () => {
  world = await makeApiWorld();
  key = (await makeClient(world.payroll)).secret;
});

type Json = Record<string, unknown>;
type Batch = { id: string; reference: string; payload: Json };
/** What a sequence believes of the server: it knows what it did. */
type Belief = {
  borrower: { id: number; uuid: string; agi: number | null } | null;
  loan: { id: string } | null;
  batches: Batch[];
};

/** Asks an endpoint of the document; the answer has the shape that the document promises. */
async function call(name: string, path: string, body?: unknown): Promise<Answered> {
  const endpoint = endpointCalled(name);
  const answered = await ask(`Bearer ${key}`, endpoint.method, path, { body });
  expect([name, shapeFault(endpoint, answered)]).toEqual([name, null]);
  return answered;
}

async function makeBorrower(belief: Belief): Promise<void> {
  const externalId = `S${++sent}`;
  const borrower = { first_name: "James", last_name: "Kirk", external_id: externalId };
  const made = await call("createBorrower", "/borrowers", { borrower });
  expect(made.status).toBe(201);
  belief.borrower = { id: made.json["id"] as number, uuid: made.json["uuid"] as string, agi: null };
  belief.loan = null;
  expect((await call("createBorrower", "/borrowers", { borrower })).status).toBe(409);
  const found = await call("listBorrowers", `/borrowers?external_id=${externalId}`);
  expect(found.json["data"]).toEqual([made.json]);
}

async function changeBorrower({ borrower }: Belief, random: Random): Promise<void> {
  if (!borrower) return;
  borrower.agi = random.chance(30) ? null : random.below(200_000);
  const path = `/borrowers/${random.chance(50) ? borrower.id : borrower.uuid}`;
  const put = await call("updateBorrower", path, { borrower: { agi: borrower.agi } });
  expect(put.json["financial_details"]).toMatchObject({ agi: borrower.agi });
  expect((await call("getBorrower", path)).text).toBe(put.text);
}

async function giveLoan(belief: Belief): Promise<void> {
  if (!belief.borrower) return;
  const path = `/borrowers/${belief.borrower.id}/loans`;
  const { body } = exampleIn(world, endpointCalled("addLoans"));
  const [first, second] = [await call("addLoans", path, body), await call("addLoans", path, body)];
  expect([first.status, second.status]).toEqual([201, 201]);
  const [loan] = (second.json as { loans: { id: string }[] }).loans;
  expect(loan).toMatchObject((first.json as { loans: object[] }).loans[0] ?? {});
  belief.loan = loan ?? null;
  const portfolio = await call("getPortfolio", `/borrowers/${belief.borrower.uuid}/portfolio`);
  expect(portfolio.json["summary"]).toMatchObject({ number_of_loans: 1 });
}

async function pay(belief: Belief, random: Random): Promise<void> {
  const { borrower, loan } = belief;
  if (!borrower || !loan) return;
  const amounts = Array.from({ length: 1 + random.below(3) }, () => money(`${1 + random.below(50)}.00`));
  const reference = `seq-${++sent}`;
  const payments = amounts.map((amount, n) => ({
    allocation: { type: "loan", id: loan.id },
    amount,
    borrower_id: borrower.uuid,
    reference_id: `${reference}-${n}`,
  }));
  const payload = {
    number_of_payments: payments.length,
    payments,
    reference_id: reference,
    source_account_id: world.ids.account,
    total_amount: sum(amounts),
  };
  const wrong = { ...payload, total_amount: add(sum(amounts), money("0.01")) };
  const tried = await call("createBatchPayment", "/batch_payments?dry_run=true", payload);
  expect([tried.status, tried.json["id"]]).toEqual([200, null]);
  const refused = await call("createBatchPayment", "/batch_payments", wrong);
  expect([refused.status, refused.json["raw_params"]]).toEqual([422, wrong]);
  const made = await call(
    "createBatchPayment",
    "/batch_payments",
    random.chance(50) ? { batch_payment: payload } : payload,
  );
  expect([made.status, made.json["total_amount"]]).toEqual([201, sum(amounts)]);
  belief.batches.push({ id: made.json["id"] as string, reference, payload });
}

async function lookBack({ batches }: Belief, random: Random): Promise<void> {
  if (batches.length === 0) return;
  const { id, reference, payload } = random.pick(batches);
  const again = await call("createBatchPayment", "/batch_payments", payload);
  expect([again.status, again.json["id"]]).toEqual([200, id]);
  const other = await call("createBatchPayment", "/batch_payments", { ...payload, number_of_payments: 9 });
  expect(other.status).toBe(422);
  const whole = await call("getBatchPayment", `/batch_payments/${id}`);
  expect(whole.json["payments"]).toMatchObject(payload["payments"] as object[]);
  const found = await call("listBatchPayments", `/batch_payments?reference_id=${reference}&status=pending`);
  expect((found.json["data"] as Json[]).map((one) => one["id"])).toEqual([id]);
}

async function run(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const belief: Belief = { borrower: null, loan: null, batches: [] };
  await makeBorrower(belief);
  for (let step = 0; step < STEPS; step++) {
    const what = random.pick([makeBorrower, changeBorrower, giveLoan, giveLoan, pay, pay, lookBack] as const);
    await what(belief, random);
  }
}

it(
  "remembers what it was told, whatever follows what",
  async () => {
    const seeds = Array.from({ length: figures.apiSequences }, (_, n) => n + 1);
    const one = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const known = seed;
        await run(known).catch((error: unknown) => {
          throw new Error(`the sequence of seed ${known} failed`, { cause: error });
        });
      }
    };
    await Promise.all([one(), one(), one(), one()]);
    await expectTrueBooks(world.payroll.businessId);
    expect(
      await prisma.batch.count({ where: { businessId: world.payroll.businessId, valid: true } }),
    ).toBeGreaterThan(figures.apiSequences / 2);
  },
  figures.testMaxMs,
);
