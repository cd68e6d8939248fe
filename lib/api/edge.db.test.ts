import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { notHere } from "@/lib/api/route";
import { prisma } from "@/lib/db/client";
import { hashOfKey } from "@/lib/auth/keys";
import { day } from "@/lib/domain/days";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { ask, type Client, makeClient } from "@/prisma/testing/api";

let payroll: Payroll;
let client: Client;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
});

describe("who may ask", () => {
  /** Asks again and again for a second, as a client would that does not know; the status it is answered last. */
  async function afterASecond(mine: Client, status: number): Promise<number> {
    const since = performance.now();
    for (;;) {
      const isLast = performance.now() - since >= 1_000;
      const answer = await mine.get("/servicers");
      if (isLast || answer.status === status) return answer.status;
    }
  }

  it("refuses a revoked key within a second where it only reads, at the next request where it changes something", async () => {
    const mine = await makeClient(payroll);
    expect((await mine.get("/servicers")).status).toBe(200);
    await prisma.apiKey.update({
      where: { keyHash: hashOfKey(mine.secret) },
      data: { revokedAt: new Date() },
    });
    expect((await mine.post("/batch_payments", {})).status).toBe(401);
    expect(await afterASecond(mine, 401)).toBe(401);
  });

  it("writes the last use at most once a minute", async () => {
    const mine = await makeClient(payroll);
    const where = { keyHash: hashOfKey(mine.secret) };
    const use = async () => {
      await mine.post("/batch_payments", {});
      return (await prisma.apiKey.findUniqueOrThrow({ where })).lastUsedAt;
    };
    const first = await use();
    expect(await use()).toEqual(first);
    await prisma.apiKey.update({ where, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    expect((await use())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it("refuses the key of a suspended maker, and lets one release as long as its maker may", async () => {
    const own = await makePayroll(day("2026-11-23"));
    const mine = await makeClient(own);
    const maker = { businessId: own.businessId, userId: own.owner.userId };
    const become = (data: { status?: string; role?: string }) =>
      prisma.membership.updateMany({ where: maker, data });
    const releases = async () => (await mine.post("/batch_payments", {})).status;
    expect([(await mine.get("/servicers")).status, await releases()]).toEqual([200, 422]);
    await become({ role: "admin" });
    expect([(await mine.get("/servicers")).status, await releases()]).toEqual([200, 403]);
    await become({ role: "owner", status: "suspended" });
    expect([await releases(), await afterASecond(mine, 401)]).toEqual([401, 401]);
    await become({ status: "active" });
    expect(await releases()).toBe(422);
    await prisma.user.update({ where: { id: maker.userId }, data: { status: "suspended" } });
    expect([await releases(), await afterASecond(mine, 401)]).toEqual([401, 401]);
  });

  it("answers ids that cannot exist like ids that do not", async () => {
    for (const id of ["x", "0", "-1", "99999999999999999999", "%00", randomUUID(), "1e3"]) {
      expect([id, (await client.get(`/borrowers/${id}`)).status]).toEqual([id, 404]);
      expect([id, (await client.get(`/batch_payments/${id}`)).status]).toEqual([id, 404]);
      expect([id, (await client.get(`/batch_payments/${id}/items.csv`)).status]).toEqual([id, 404]);
      expect([id, (await client.delete(`/source_accounts/${id}`)).status]).toEqual([id, 404]);
    }
  });
});

describe("what is asked", () => {
  const json = { "content-type": "application/json" };

  it("tells other types, encodings and too much apart", async () => {
    const post = (headers: Record<string, string>, rawBody: BodyInit) =>
      ask(`Bearer ${client.secret}`, "POST", "/source_accounts", { headers, rawBody });
    expect((await post({ "content-type": "text/plain" }, "{}")).status).toBe(415);
    expect((await post({ "content-type": "application/json; charset=utf-16" }, "{}")).status).toBe(415);
    expect((await post({ ...json, "content-encoding": "gzip" }, "{}")).status).toBe(415);
    expect((await post({ ...json, "content-length": "9999999" }, "{}")).status).toBe(413);
    expect((await post({ ...json, "content-length": "50" }, "{}")).status).toBe(400);
    const endless = new ReadableStream<Uint8Array>({
      pull: (out) => out.enqueue(new Uint8Array(65_536).fill(32)),
    });
    expect((await post(json, endless)).status).toBe(413);
    expect((await post({ "content-type": "application/vnd.api+json; charset=UTF-8" }, "{}")).status).toBe(
      422,
    );
  });

  it("answers 405 and OPTIONS with what is allowed, and 404 as JSON", async () => {
    const refused = await ask(null, "PUT", "/batch_payments");
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, POST, HEAD, OPTIONS"]);
    expect((await ask(null, "OPTIONS", "/servicers")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    const request = (headers: HeadersInit) => new Request("http://localhost/api/v1/nothing", { headers });
    const context = { params: Promise.resolve({}) };
    expect((await notHere(request({}), context)).status).toBe(401);
    expect((await notHere(request({ authorization: `Bearer ${client.secret}` }), context)).status).toBe(404);
  });

  it("takes from the query only what is asked for there, never a field of the body", async () => {
    const moved = await client.post("/sandbox/clock?advance_to=2026-11-24", {});
    expect(moved.status).toBe(422);
    expect((await client.post("/webhooks/test?event_type=connectivity.restored", {})).status).toBe(201);
  });

  it("says what is wrong where the path has no variable part", async () => {
    expect((await client.get("/borrowers?limit=0")).status).toBe(422);
    for (const path of [
      "/borrowers",
      "/source_accounts",
      "/webhooks",
      "/sandbox/clock",
      "/sandbox/simulate",
    ]) {
      expect([path, (await client.post(path, {})).status]).toEqual([path, 422]);
    }
    const bare = await client.post("/source_accounts", { type: "checking" });
    expect(bare.json["error"]).toMatchObject({ detail: "Expected an object, found nothing." });
  });

  it("names a wrong field where the caller put it, whether its shape or a rule is against it", async () => {
    const named = { borrower: { first_name: "James", last_name: "Kirk" } };
    const { uuid } = (await client.post("/borrowers", named)).json;
    const paths = async (payment: object) => {
      const refused = await client.post(`/borrowers/${String(uuid)}/payments`, { payment });
      const { errors } = refused.json["error"] as { errors: { path: string }[] };
      return errors.map(({ path }) => path);
    };
    const thanksgiving = {
      amount: "10.00",
      scheduled_date: "2026-11-26",
      servicer_id: randomUUID(),
      source_account_id: randomUUID(),
    };
    const ruled = ["source_account_id", "scheduled_date", "servicer_id"].map((field) => `payment.${field}`);
    expect(await paths(thanksgiving)).toEqual(ruled);
    expect(await paths({ ...thanksgiving, amount: 10 })).toEqual(["payment.amount"]);
  });

  it("names every wrong field of an account", async () => {
    const refused = await client.post("/source_accounts", {
      source_account: {
        account_number: "\u0000",
        name_on_account: "",
        routing_number: "123456789",
        type: "gold",
      },
    });
    expect(refused.status).toBe(422);
    const { errors } = refused.json["error"] as { errors: { path: string }[] };
    expect(new Set(errors.map((one) => one.path))).toEqual(
      new Set(
        ["account_number", "name_on_account", "routing_number", "type"].map(
          (field) => `source_account.${field}`,
        ),
      ),
    );
  });

  it("takes no U+0000 to the database", async () => {
    expect((await client.get("/borrowers?external_id=%00")).status).toBe(422);
    expect((await client.get("/batch_payments?reference_id=a%00b")).status).toBe(422);
    const name = {
      account_number: "445566778",
      name_on_account: "A\u0000B",
      routing_number: "021000021",
      type: "savings",
    };
    expect((await client.post("/source_accounts", { source_account: name })).status).toBe(422);
  });
});
