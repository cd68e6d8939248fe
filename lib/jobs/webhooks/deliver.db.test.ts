import { afterEach, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { holdDeliveries, targetsWithDue, writeOutcomes } from "@/lib/db/webhooks/deliveries";
import { day } from "@/lib/domain/days";
import { runUntilIdle } from "../run-due-work";
import { moveClock } from "@/lib/operations/sandbox/move-clock";
import { poster } from "@/lib/webhooks/post";
import { rotateSecret, switchWebhook } from "@/lib/operations/webhooks/change-webhook";
import { replayRange, sendTest } from "@/lib/operations/webhooks/send-again";
import { makePayroll } from "@/prisma/factories/payroll";
import { figures } from "@/prisma/testing/chaos/figures";
import { randomFrom } from "@/prisma/testing/chaos/random";
import { type Answer, receiver } from "@/prisma/testing/webhooks/receiver";
import { deliverer } from "./deliver";
import { deliverAll, deliverDue, happen, listen } from "@/prisma/testing/webhooks/world";

const open: Awaited<ReturnType<typeof receiver>>[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function world(answer?: (nth: number) => Answer) {
  const at = await receiver(answer);
  open.push(at);
  const { businessId, owner } = await makePayroll(day("2026-11-23"));
  return { at, businessId, owner, endpoint: await listen(owner, at) };
}

const deliveries = (businessId: string) =>
  prisma.webhookDelivery.findMany({ where: { businessId }, orderBy: { seq: "asc" } });

describe("webhooks", () => {
  it(
    `${figures.webhooks} events reach a receiver that fails 40 % of the time, signed, each object's in order`,
    { timeout: figures.testMaxMs },
    async () => {
      const random = randomFrom(20261123);
      const failures: readonly Answer[] = ["error", "hang", "reset", "slow"];
      const { at, businessId } = await world(() => (random.chance(40) ? random.pick(failures) : "ok"));
      await happen(businessId, figures.webhooks, 200);
      await deliverAll(businessId, 2);
      expect(at.unverified).toEqual([]);
      const rows = await deliveries(businessId);
      expect(rows).toHaveLength(figures.webhooks);
      expect(rows.filter((row) => row.status !== "delivered")).toEqual([]);
      const arrived = new Set<string>();
      const lastOf = new Map<string, number>();
      for (const one of at.received.filter((request) => request.answered)) {
        if (arrived.has(one.id)) continue;
        arrived.add(one.id);
        const { data } = JSON.parse(one.body) as { data: { id: string; n: number } };
        expect(data.n).toBe((lastOf.get(data.id) ?? -1) + 1);
        lastOf.set(data.id, data.n);
      }
      expect(arrived.size).toBe(figures.webhooks);
      const tries = await prisma.webhookAttempt.count({ where: { businessId } });
      expect(tries).toBe(rows.reduce((sum, row) => sum + row.attempts, 0));
    },
  );

  it("are delivered once by two workers, where nothing fails", async () => {
    const { at, businessId } = await world();
    await happen(businessId, 400, 100);
    // Nothing is tried again here because this machine was busy.
    await deliverAll(businessId, 2, 30_000);
    expect(at.received).toHaveLength(400);
    expect(new Set(at.received.map((one) => one.id)).size).toBe(400);
  });

  it("held by a worker that was killed are taken up, and what it says later counts for nothing", async () => {
    const { at, businessId } = await world();
    await happen(businessId, 1);
    const [target] = await targetsWithDue(businessId);
    if (!target) throw new Error("nothing due");
    const [held] = await holdDeliveries(target, 10);
    await deliverDue(businessId);
    expect(at.received).toHaveLength(0);
    await prisma.webhookDelivery.updateMany({ where: { businessId }, data: { leaseUntil: new Date(0) } });
    await deliverDue(businessId);
    expect(at.received).toHaveLength(1);
    const late = {
      delivered: false,
      nextTryAt: null,
      at: new Date(),
      durationMs: 1,
      statusCode: 500,
      answer: "",
      error: null,
    };
    await writeOutcomes(businessId, [{ id: held?.id ?? "", token: held?.token ?? "", ...late }]);
    expect(await deliveries(businessId)).toMatchObject([{ status: "delivered", attempts: 1 }]);
  });

  it("to a slow endpoint do not hold up those to another", async () => {
    const hanging = await world(() => "hang");
    const quick = await receiver();
    open.push(quick);
    await listen(hanging.owner, quick);
    await happen(hanging.businessId, 60, 60);
    const begun = performance.now();
    await deliverDue(hanging.businessId);
    expect(quick.received).toHaveLength(60);
    const last = Math.max(...quick.received.map((one) => one.at)) - begun;
    expect(last).toBeLessThan(Math.max(...hanging.at.received.map((one) => one.at)) - begun);
  });

  it("that fail wait, longer each time, and a move of the sandbox clock makes them due", async () => {
    let works = false;
    const { at, businessId, owner } = await world(() => (works ? "ok" : "error"));
    await happen(businessId, 2);
    await deliverDue(businessId);
    await deliverDue(businessId);
    expect(at.received).toHaveLength(1);
    const [first, second] = await deliveries(businessId);
    expect(first?.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 3_000);
    expect(second).toMatchObject({ attempts: 0, status: "waiting" });
    works = true;
    let moving = true;
    const moved = moveClock(owner, { to: { day: day("2026-11-24") } }).finally(() => (moving = false));
    while (moving) await runUntilIdle(businessId);
    expect(await moved).toMatchObject({ idle: true });
    await deliverDue(businessId);
    expect(at.received).toHaveLength(3);
  });

  it("are signed by the old secret too while it is rotated", async () => {
    const { at, businessId, owner, endpoint } = await world();
    const rotated = await rotateSecret(owner, { id: endpoint.id, overlapHours: 24 });
    at.expectSecrets(endpoint.secret, rotated.secret);
    await happen(businessId, 1);
    await deliverDue(businessId);
    expect(at.unverified).toEqual([]);
    const again = await rotateSecret(owner, { id: endpoint.id, overlapHours: 0 });
    at.expectSecrets(again.secret);
    await happen(businessId, 1);
    await deliverDue(businessId);
    expect(at.received).toHaveLength(2);
    expect(at.unverified).toEqual([]);
    at.expectSecrets(rotated.secret);
    await happen(businessId, 1);
    await deliverDue(businessId);
    expect(at.unverified).toHaveLength(1);
  });

  it("are signed by the secrets of the moment, also while one worker is kept busy", async () => {
    const { at, businessId, owner, endpoint } = await world();
    await happen(businessId, 2);
    const post = poster({ live: false });
    const rotatesMeanwhile: typeof post = {
      ...post,
      async post(what) {
        const answered = await post.post(what);
        const { secret } = await rotateSecret(owner, { id: endpoint.id, overlapHours: 0 });
        at.expectSecrets(secret);
        return answered;
      },
    };
    const worker = deliverer({ poster: rotatesMeanwhile, stopping: () => false, businessId });
    await worker.look();
    await worker.settled();
    post.close();
    expect(at.received).toHaveLength(2);
    expect(at.unverified).toEqual([]);
  });

  it("stop after days of failure, owners are told, and what was missed can be sent again", async () => {
    let works = false;
    const { at, businessId, owner, endpoint } = await world(() => (works ? "ok" : "error"));
    await happen(businessId, 3, 3);
    const longAgo = new Date(Date.now() - 121 * 3_600_000);
    await prisma.webhookEndpoint.updateMany({ where: { businessId }, data: { failingSince: longAgo } });
    await deliverDue(businessId);
    const off = await prisma.webhookEndpoint.findFirstOrThrow({ where: { businessId } });
    expect(off.status).toBe("disabled");
    expect(off.disabledReason).toContain("Nothing has arrived");
    const mails = await prisma.mail.findMany({ where: { businessId, kind: "webhook_disabled" } });
    expect(mails.map((mail) => mail.toEmail)).toEqual([owner.email]);
    expect(mails[0]?.text).toContain("3 events");
    await happen(businessId, 2, 2);
    expect((await deliveries(businessId)).map((row) => row.status)).toEqual(["failed", "failed", "failed"]);
    works = true;
    await switchWebhook(owner, { id: endpoint.id, active: true });
    const range = { id: endpoint.id, from: longAgo.toISOString(), to: null, all: false };
    expect(await replayRange(owner, range)).toEqual({ replayed: 5 });
    await deliverDue(businessId);
    expect(await replayRange(owner, range)).toEqual({ replayed: 0 });
    expect(new Set(at.received.filter((one) => one.answered).map((one) => one.id)).size).toBe(5);
  });

  it("a test goes to whoever is active, whatever they asked for", async () => {
    const { at, businessId, owner } = await world();
    await prisma.webhookEndpoint.updateMany({
      where: { businessId },
      data: { eventTypes: ["borrower.updated"] },
    });
    await happen(businessId, 1);
    expect(await sendTest(owner, { event_type: "test" })).toMatchObject({ sent_to: 1 });
    await deliverDue(businessId);
    expect(at.received.map((one): unknown => JSON.parse(one.body))).toMatchObject([
      { event_type: "test", data: null },
    ]);
  });
});
