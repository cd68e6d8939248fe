import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { notHere } from "@/lib/api/route";
import { prisma } from "@/lib/db/client";
import { hashOfKey } from "@/lib/auth/keys";
import type { Scope } from "@/lib/auth/permissions";
import { day } from "@/lib/domain/days";
import {
  type Employee,
  makeBatch,
  makeEmployee,
  makePayroll,
  type Payroll,
} from "@/prisma/factories/payroll";
import { ask, type Client, makeClient } from "@/prisma/testing/api";
import { itemFor, payloadOf } from "@/prisma/testing/batch-payload";

let payroll: Payroll;
let client: Client;
let employee: Employee;
let batchId: string;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
  employee = await makeEmployee(payroll.businessId);
  batchId = await makeBatch(payroll, [{ to: employee, amount: "10.00" }]);
});

type Call = { method: "GET" | "POST" | "DELETE"; path: string; body?: unknown; scope: Scope };

/** Every path of the API with a body that is good, and the scope it needs. */
function calls(): Call[] {
  return [
    { method: "GET", path: "/servicers", scope: "read" },
    { method: "GET", path: "/source_accounts", scope: "read" },
    { method: "GET", path: `/source_accounts/${payroll.accountId}`, scope: "read" },
    {
      method: "POST",
      path: "/source_accounts",
      body: {
        source_account: {
          account_number: String(10_000_000 + Math.floor(Math.random() * 9_000_000)),
          name_on_account: "Payroll, Inc.",
          routing_number: "021000021",
          type: "savings",
        },
      },
      scope: "write",
    },
    { method: "GET", path: "/borrowers", scope: "read" },
    { method: "GET", path: `/borrowers/${employee.id}`, scope: "read" },
    { method: "GET", path: `/borrowers/${employee.id}/portfolio`, scope: "read" },
    { method: "GET", path: "/batch_payments", scope: "read" },
    { method: "GET", path: `/batch_payments/${batchId}`, scope: "read" },
    { method: "GET", path: `/batch_payments/${batchId}/items.csv`, scope: "read" },
    {
      method: "POST",
      path: "/batch_payments",
      body: payloadOf(payroll, [itemFor(employee)]),
      scope: "release",
    },
    { method: "GET", path: "/sandbox/clock", scope: "read" },
    {
      method: "POST",
      path: "/sandbox/simulate",
      body: { kind: "debit_return", id: batchId, code: "R01" },
      scope: "write",
    },
    { method: "DELETE", path: `/source_accounts/${payroll.accountId}`, scope: "write" },
  ];
}

const send = (authorization: string | null, { method, path, body }: Call) =>
  ask(authorization, method, path, body === undefined ? {} : { body });

/** All that a refused call must leave alone. */
async function stored(): Promise<unknown> {
  const where = { businessId: payroll.businessId };
  return Promise.all([
    prisma.batch.count({ where }),
    prisma.sourceAccount.findMany({ where, select: { id: true, status: true } }),
    prisma.simulation.count({ where }),
    prisma.activity.count({ where }),
  ]);
}

describe("who may ask", () => {
  const wrongHeaders: [string | null, string][] = [
    [null, "Please include an authorization header."],
    ["", "Please include an authorization header."],
    ["Basic eDp5", "Please include a Bearer token in your header."],
    ["Bearer", "Please include a Bearer token in your header."],
    ["Bearer wrong", "Invalid token. Please check and try again."],
    [`Bearer ${"x".repeat(5000)}`, "Invalid token. Please check and try again."],
  ];

  it.each(wrongHeaders)("answers 401 to %s on every path", async (header, detail) => {
    const before = await stored();
    for (const call of calls()) {
      const refused = await send(header, call);
      expect([call.path, refused.status, refused.json]).toEqual([
        call.path,
        401,
        { error: { title: "Unauthorized", detail } },
      ]);
    }
    expect(await stored()).toEqual(before);
  });

  it("refuses a revoked key at the next request, and writes the last use at most once a minute", async () => {
    const mine = await makeClient(payroll);
    expect((await mine.get("/servicers")).status).toBe(200);
    const keyHash = hashOfKey(mine.secret);
    const first = await prisma.apiKey.findUniqueOrThrow({ where: { keyHash } });
    await mine.get("/servicers");
    const second = await prisma.apiKey.findUniqueOrThrow({ where: { keyHash } });
    expect(second.lastUsedAt).toEqual(first.lastUsedAt);
    await prisma.apiKey.update({ where: { keyHash }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    await mine.get("/servicers");
    const third = await prisma.apiKey.findUniqueOrThrow({ where: { keyHash } });
    expect(third.lastUsedAt?.getTime()).toBeGreaterThanOrEqual(first.lastUsedAt?.getTime() ?? Infinity);
    await prisma.apiKey.update({ where: { keyHash }, data: { revokedAt: new Date() } });
    expect((await mine.get("/servicers")).status).toBe(401);
  });

  it("refuses the key of a suspended maker at the next request, and lets one release as long as its maker may", async () => {
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
    expect([(await mine.get("/servicers")).status, await releases()]).toEqual([401, 401]);
    await become({ status: "active" });
    await prisma.user.update({ where: { id: maker.userId }, data: { status: "suspended" } });
    expect((await mine.get("/servicers")).status).toBe(401);
  });

  it("asks every path for its scope and takes no other", async () => {
    for (const scope of ["read", "write", "release", "borrower_funds"] as const) {
      const mine = await makeClient(payroll, [scope]);
      for (const call of calls().filter((one) => one.scope !== scope)) {
        const before = await stored();
        const refused = await send(`Bearer ${mine.secret}`, call);
        expect([scope, call.method, call.path, refused.status]).toEqual([scope, call.method, call.path, 403]);
        expect(await stored()).toEqual(before);
      }
    }
    const writer = await makeClient(payroll, ["write"]);
    for (const call of calls().filter((one) => one.scope === "write" && one.method === "POST")) {
      expect([call.path, (await send(`Bearer ${writer.secret}`, call)).status]).toEqual([call.path, 201]);
    }
  });

  it("knows nothing of another business's things: 404, or 422 in a payload, nothing changed", async () => {
    const stranger = await makePayroll(day("2026-11-23"));
    const theirs = await makeClient(stranger);
    const own = new Set([
      "/servicers",
      "/source_accounts",
      "/borrowers",
      "/batch_payments",
      "/sandbox/clock",
    ]);
    const before = await stored();
    for (const call of calls().filter((one) => !own.has(one.path) || one.path === "/batch_payments")) {
      const answered = await send(`Bearer ${theirs.secret}`, call);
      if (call.path === "/batch_payments" && call.method === "GET") {
        expect(answered.json["data"]).toEqual([]);
        continue;
      }
      const expected = call.path === "/batch_payments" ? 422 : 404;
      expect([call.path, answered.status]).toEqual([call.path, expected]);
      expect(answered.text).not.toContain("0176");
    }
    expect(await stored()).toEqual(before);
    expect((await theirs.get("/borrowers")).json).toEqual({ data: [], next_cursor: null });
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
