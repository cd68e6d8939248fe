import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { figures } from "@/prisma/testing/chaos/figures";
import { openKillableServer } from "@/prisma/testing/chaos/killable-server";
import { useDatabase } from "@/prisma/testing/chaos/use-database";
import type { Crowd } from "@/prisma/testing/chaos/crowd";
import { type Random, randomFrom } from "@/prisma/testing/chaos/random";
import { startWorker } from "@/prisma/testing/chaos/worker-process";

const server = await openKillableServer();
const ours = await server.wire();
useDatabase(ours.url);
const { closeDatabase } = await import("@/lib/db/client");
const { day } = await import("@/lib/domain/days");
const { expectPaidOnce, isComplete, releaseForCrowd, setClockGoing } =
  await import("@/prisma/testing/chaos/crowd");
const { makeEmployee, makePayroll } = await import("@/prisma/factories/payroll");
const { makeClient } = await import("@/prisma/testing/api");
const { itemFor, payloadOf } = await import("@/prisma/testing/batch-payload");

const STATEMENTS_TO_KILL_MAX = 24;
const RECOVERED_MAX_MS = 15_000;
const COMPLETE_MAX_MS = 60_000;
const LOOK_AGAIN_MS = 50;

afterAll(async () => {
  await closeDatabase();
  await server.stop();
});

/** What a partner's program sees of one death of the database, asking before, during and after it. */
async function seenByApi() {
  const payroll = await makePayroll(day("2026-11-23"));
  const client = await makeClient(payroll);
  const payload = payloadOf(payroll, [itemFor(await makeEmployee(payroll.businessId))]);
  const key = { "idempotency-key": randomUUID() };
  return {
    whileAway: async () => {
      const [read, written] = [
        await client.get("/batch_payments"),
        await client.post("/batch_payments", payload, key),
      ];
      expect([read.status, written.status]).toEqual([503, 503]);
      expect(read.headers.get("retry-after")).toBe("1");
      expect(read.text).toContain("Nothing was lost");
    },
    afterwards: async () => {
      await expect
        .poll(async () => (await client.get("/batch_payments")).status, {
          interval: LOOK_AGAIN_MS,
          timeout: RECOVERED_MAX_MS,
        })
        .toBe(200);
      const first = await client.post("/batch_payments", payload, key);
      const again = await client.post("/batch_payments", payload, key);
      expect([first.status, again.status], `${first.text}\n${again.text}`).toEqual([201, 201]);
      expect(again.json["id"]).toBe(first.json["id"]);
      expect((await client.get("/batch_payments")).json["data"]).toHaveLength(1);
    },
  };
}

type Worker = { wire: Awaited<ReturnType<typeof server.wire>>; random: Random };

/** Walks a batch to its end, killing the server at random statements of the worker while there are kills left. */
async function walkUnderKills(
  crowd: Crowd,
  { wire, random }: Worker,
  budget: { kills: number },
): Promise<void> {
  await setClockGoing(crowd);
  for (;;) {
    const api = await seenByApi();
    let isKilled = false;
    const action = (): void => {
      server.kill();
      isKilled = true;
    };
    const strike = { after: random.below(STATEMENTS_TO_KILL_MAX), delivers: random.chance(50), action };
    wire.strikeAt(budget.kills > 0 ? strike : null);
    await expect
      .poll(async () => isKilled || (await isComplete(crowd)), {
        interval: LOOK_AGAIN_MS,
        timeout: COMPLETE_MAX_MS,
        message: "complete within 60 s of the last start",
      })
      .toBe(true);
    wire.strikeAt(null);
    if (!isKilled) return;
    budget.kills -= 1;
    await api.whileAway();
    await server.start();
    await api.afterwards();
  }
}

it(
  `PostgreSQL killed ${figures.databaseKills} times under a worker: nothing lost, nothing twice, all recover by themselves`,
  { timeout: figures.testMaxMs },
  async () => {
    const wire = await server.wire();
    const process = startWorker(wire.url);
    let hasFallen = false;
    void process.ended.then(() => (hasFallen = true));
    const budget = { kills: figures.databaseKills };
    const random = randomFrom(1);
    while (budget.kills > 0) {
      const crowd = await releaseForCrowd(figures.itemsPerBatch);
      await walkUnderKills(crowd, { wire, random }, budget);
      await expectPaidOnce(crowd);
    }
    expect(hasFallen, "the worker fell").toBe(false);
    process.kill();
    await process.ended;
  },
);
