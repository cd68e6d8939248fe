import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { prisma } from "@/lib/db/client";
import { recordEvents } from "@/lib/db/events/record-events";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import { makeKey } from "@/prisma/factories/business";
import { makePayroll } from "@/prisma/factories/payroll";
import { ask } from "@/prisma/testing/api";
import { receiver } from "@/prisma/testing/webhooks/receiver";
import { deliverDue } from "@/prisma/testing/webhooks/world";

const open: Awaited<ReturnType<typeof receiver>>[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function world(scopes: ("read" | "write" | "release" | "borrower_funds")[] = ["read", "write"]) {
  const { businessId, owner } = await makePayroll(day("2026-11-23"));
  const secret = randomUUID();
  await makeKey({ businessId, madeBy: owner.userId, name: "Test", secret, scopes });
  const at = await receiver();
  open.push(at);
  return { businessId, at, key: `Bearer ${secret}`, owner };
}

const idOf = (answer: { json: Record<string, unknown> }): string => String(answer.json["id"]);
const tell = (businessId: string, n: number) =>
  inTransaction((tx) =>
    recordEvents(tx, businessId, [{ type: "batch_payment.updated", objectId: randomUUID(), data: { n } }]),
  );

describe("webhooks by the API", () => {
  it("are made with a secret shown once, listed, tested, replayed and removed", async () => {
    const { businessId, key, at } = await world();
    const made = await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url, event_types: [] } } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ url: at.url, event_types: null, status: "active" });
    at.expectSecrets(String(made.json["secret"]));
    const listed = await ask(key, "GET", "/webhooks");
    expect(listed.json["data"]).toMatchObject([{ id: idOf(made) }]);
    expect(listed.text).not.toContain("whsec_");
    expect((await ask(key, "POST", "/webhooks/test", { body: {} })).json).toMatchObject({ sent_to: 1 });
    await deliverDue(businessId);
    const log = await ask(key, "GET", `/webhooks/${idOf(made)}/deliveries`);
    expect(log.json["data"]).toMatchObject([{ status: "delivered", last_attempt: { status_code: 200 } }]);
    const [delivery] = log.json["data"] as { id: string }[]; // a list's shape
    const again = await ask(key, "POST", `/webhooks/deliveries/${delivery?.id}/replay`, { body: {} });
    expect(again.json).toMatchObject({ status: "waiting" });
    await deliverDue(businessId);
    const whole = await ask(key, "GET", `/webhooks/deliveries/${delivery?.id}`);
    expect(whole.json).toMatchObject({
      event: { event_type: "test", data: null },
      log: [{ answer: "ok" }, {}],
    });
    expect(new Set(at.received.map((one) => one.id)).size).toBe(1);
    expect(at.unverified).toEqual([]);
    expect((await ask(key, "DELETE", `/webhooks/${idOf(made)}`)).json).toMatchObject({ status: "deleted" });
    expect((await ask(key, "DELETE", `/webhooks/${idOf(made)}`)).status).toBe(404);
  });

  it("a secret that an Idempotency-Key gives again lies in no table as it is", async () => {
    const { businessId, key, at } = await world();
    const made = await ask(key, "POST", "/webhooks", {
      body: { webhook: { url: at.url } },
      headers: { "idempotency-key": "once" },
    });
    const again = await ask(key, "POST", "/webhooks", {
      body: { webhook: { url: at.url } },
      headers: { "idempotency-key": "once" },
    });
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([made.text, "true"]);
    const { body } = await prisma.idempotencyKey.findFirstOrThrow({ where: { businessId } });
    expect(body).not.toContain("whsec_");
    await prisma.idempotencyKey.updateMany({ where: { businessId }, data: { body: made.text } });
    const fromBefore = await ask(key, "POST", "/webhooks", {
      body: { webhook: { url: at.url } },
      headers: { "idempotency-key": "once" },
    });
    expect(fromBefore.text).toBe(made.text);
  });

  it("speak of a secret's overlap only while it lasts", async () => {
    const { businessId, key, at } = await world();
    await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url } } });
    for (const [seconds, isShown] of [
      [-1, false],
      [60, true],
    ] as const) {
      const previousUntil = new Date(Date.now() + seconds * 1_000);
      await prisma.webhookEndpoint.updateMany({
        where: { businessId },
        data: { previousSecret: "k1.", previousUntil },
      });
      const shown = isShown ? previousUntil.toISOString() : null;
      const { json } = await ask(key, "GET", "/webhooks");
      expect(json["data"]).toMatchObject([{ previous_secret_until: shown }]);
    }
  });

  it.each([
    "http://10.0.0.1/x",
    "http://169.254.169.254/",
    "ftp://example.com",
    "nonsense",
    "http://a:b@127.0.0.1/",
  ])("refuse the target %s", async (url) => {
    const { key } = await world();
    const answer = await ask(key, "POST", "/webhooks", { body: { webhook: { url } } });
    expect(answer.status).toBe(422);
    expect(answer.json["error"]).toMatchObject({ errors: [{ path: "webhook.url" }] });
  });

  it("a test names what it is asked for: a field mistyped sends nothing to anybody", async () => {
    const { businessId, key, at } = await world();
    await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url } } });
    for (const body of [{ webhook: randomUUID() }, { event_type: "test", event: "test" }]) {
      const answer = await ask(key, "POST", "/webhooks/test", { body });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain("Expected webhook_id, event_type, borrower_id and servicer_id");
    }
    await deliverDue(businessId);
    expect(at.received).toEqual([]);
  });

  it.each([
    ["0000-01-01T00:00:00Z", 422],
    ["9999-12-31T23:59:59-23:00", 422],
    ["2026-11-23T00:00:00+23:00", 200],
    ["0001-01-01T00:00:00Z", 200],
  ])("are sent again from any instant that there is: %s", async (from, status) => {
    const { key, at } = await world();
    const made = await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url } } });
    const answer = await ask(key, "POST", `/webhooks/${idOf(made)}/replay`, { body: { from, to: from } });
    expect(answer.status, answer.text).toBe(status);
  });

  it("of another business are not there, and a key that only reads changes nothing", async () => {
    const { key, at } = await world();
    const made = await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url } } });
    const other = await world();
    expect((await ask(other.key, "GET", `/webhooks/${idOf(made)}/deliveries`)).status).toBe(404);
    expect((await ask(other.key, "DELETE", `/webhooks/${idOf(made)}`)).status).toBe(404);
    const reader = await world(["read"]);
    expect((await ask(reader.key, "POST", "/webhooks", { body: { webhook: { url: at.url } } })).status).toBe(
      403,
    );
  });

  it("about borrowers' own money go only where a key with borrower_funds sends them", async () => {
    const { businessId, key, at, owner } = await world();
    const funds = randomUUID();
    await makeKey({
      businessId,
      madeBy: owner.userId,
      name: "Funds",
      secret: funds,
      scopes: ["read", "write", "borrower_funds"],
    });
    const private_ = await receiver();
    open.push(private_);
    await ask(key, "POST", "/webhooks", { body: { webhook: { url: at.url } } });
    await ask(`Bearer ${funds}`, "POST", "/webhooks", { body: { webhook: { url: private_.url } } });
    await inTransaction((tx) =>
      recordEvents(tx, businessId, [{ type: "payment.updated", objectId: randomUUID(), data: { n: 1 } }]),
    );
    await deliverDue(businessId);
    expect([at.received.length, private_.received.length]).toEqual([0, 1]);
    await vi.waitFor(async () => {
      expect((await ask(`Bearer ${funds}`, "GET", "/events")).json["data"]).toHaveLength(1);
    });
    expect((await ask(key, "GET", "/events")).json["data"]).toHaveLength(0);
  });
});

describe("GET /events", () => {
  it("misses nothing while a transaction that wrote first commits last", async () => {
    const { businessId, key } = await world();
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (finish = resolve));
    const wrote = new Promise<void>((resolve) => (begun = resolve));
    const slow = inTransaction(async (tx) => {
      await recordEvents(tx, businessId, [{ type: "batch_payment.updated", objectId: null, data: { n: 0 } }]);
      begun();
      await waits;
    });
    await wrote;
    await tell(businessId, 1);
    const early = await ask(key, "GET", "/events");
    expect(early.json).toEqual({ data: [], next_cursor: null });
    finish();
    await slow;
    await tell(businessId, 2);
    const seen: unknown[] = [];
    let cursor = "";
    await vi.waitFor(async () => {
      const page = await ask(key, "GET", `/events?limit=1${cursor}`);
      seen.push(...(page.json["data"] as { data: unknown }[]).map((event) => event.data)); // a list's shape
      const next = page.json["next_cursor"];
      if (typeof next === "string") cursor = `&after=${next}`;
      expect(seen).toHaveLength(3);
    });
    expect(seen).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    const last = await ask(key, "GET", `/events?limit=1${cursor}`);
    expect(last.json["data"]).toEqual([]);
    expect(`&after=${String(last.json["next_cursor"])}`).toBe(cursor);
    expect((await ask(key, "GET", "/events?after=nonsense")).status).toBe(422);
    expect(await prisma.event.count({ where: { businessId } })).toBe(3);
  });
});
