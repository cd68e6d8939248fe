import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { everyOne, paydown } from "@/lib/client/paydown";
import { type Answered, ask, type Client, makeClient } from "@/prisma/testing/api";
import { type ApiWorld, makeApiWorld } from "@/prisma/testing/api-world";
import { itemFor, type Json, payloadOf } from "@/prisma/testing/batch-payload";
import { figures } from "@/prisma/testing/chaos/figures";

const ADDED = 1_000;
let world: ApiWorld;
let client: Client;

beforeAll(async () => {
  world = await makeApiWorld();
  client = await makeClient(world.payroll);
});

const good = (): Json =>
  payloadOf(world.payroll, [itemFor(world.employee, "1.00")], { total_amount: "1.00" });

/** As a client does: while another request with the key is in flight, it asks again. */
async function postUntilAnswered(body: Json, key: string): Promise<Answered> {
  for (;;) {
    const answered = await client.post("/batch_payments", body, { "idempotency-key": key });
    if (answered.status !== 409 || !answered.text.includes("is being answered")) return answered;
  }
}

const batches = () => prisma.batch.count({ where: { businessId: world.payroll.businessId } });

describe("many at once", () => {
  it(
    "make one batch a key, and get the same bytes",
    async () => {
      const before = await batches();
      for (let n = 0; n < figures.apiKeys; n++) {
        const body = good();
        const key = randomUUID();
        const answers = await Promise.all(
          Array.from({ length: figures.apiParallel }, () => postUntilAnswered(body, key)),
        );
        expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
        expect(answers.filter(({ headers }) => !headers.has("idempotent-replayed"))).toHaveLength(1);
      }
      expect((await batches()) - before).toBe(figures.apiKeys);
    },
    figures.testMaxMs,
  );

  it(
    "write nothing with another body under a used key",
    async () => {
      const key = randomUUID();
      const first = good();
      expect((await postUntilAnswered(first, key)).status).toBe(201);
      const before = await batches();
      for (let n = 0; n < figures.apiChangedBodies; n++) {
        const changed = await client.post(
          "/batch_payments",
          { ...first, reference_id: `changed-${n}` },
          { "idempotency-key": key },
        );
        expect(changed.status).toBe(422);
      }
      expect(await batches()).toBe(before);
    },
    figures.testMaxMs,
  );
});

const wanted = (name: string): Promise<unknown> =>
  client.post("/borrowers", { borrower: { first_name: name, last_name: "Added" } });

it(
  `shows each row once and misses none while ${ADDED} are added`,
  async () => {
    for (let n = 0; n < 30; n++) await wanted(`before${n}`);
    const there = await prisma.borrower.findMany({
      where: { businessId: world.payroll.businessId },
      select: { id: true },
    });
    const { secret } = client;
    const api = paydown({
      key: secret,
      baseUrl: "http://localhost",
      fetch: async (url) => {
        const { pathname, search } = new URL(url);
        const answered = await ask(`Bearer ${secret}`, "GET", pathname.replace("/api/v1", "") + search);
        return new Response(answered.text, { status: answered.status, headers: answered.headers });
      },
    });
    let adding = true;
    const add = async (from: number): Promise<void> => {
      for (let n = from; n < ADDED; n += 4) await wanted(`added${n}`);
    };
    const added = Promise.all([add(0), add(1), add(2), add(3)]).then(() => (adding = false));
    let walks = 0;
    do {
      const seen: string[] = [];
      for await (const one of everyOne((cursor) => api.listBorrowers({ limit: 50, cursor })))
        seen.push(one.uuid);
      expect(new Set(seen).size).toBe(seen.length);
      for (const { id } of there) expect(seen).toContain(id);
      walks += 1;
    } while (adding);
    await added;
    expect(walks).toBeGreaterThan(1);
    const all: string[] = [];
    for await (const one of everyOne((cursor) => api.listBorrowers({ limit: 500, cursor })))
      all.push(one.uuid);
    expect(all).toHaveLength(there.length + ADDED);
  },
  figures.testMaxMs,
);
