import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { type Employee, makeEmployee, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { ask, type Client, makeClient } from "@/prisma/testing/api";
import { itemFor, payloadOf } from "@/prisma/testing/batch-payload";

let payroll: Payroll;
let client: Client;
let ana: Employee;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
  ana = await makeEmployee(payroll.businessId);
});

const batches = (): Promise<number> => prisma.batch.count({ where: { businessId: payroll.businessId } });

describe("what POST /batch_payments is given", () => {
  it("stores nothing in a dry run, which needs write and keeps no key", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const before = [await batches(), await prisma.idempotencyKey.count()];
    const headers = { "idempotency-key": randomUUID() };
    const good = await client.post("/batch_payments?dry_run=true", payload, headers);
    expect(good.status).toBe(200);
    expect(good.json).toMatchObject({
      id: null,
      created_at: null,
      dry_run: true,
      errors: null,
      status: "pending",
    });
    expect(good.json["dates"]).toMatchObject({ debit: "2026-11-24" });
    const bad = await client.post(
      "/batch_payments?dry_run=true",
      { ...payload, total_amount: "9.00" },
      headers,
    );
    expect([bad.status, bad.json["dry_run"]]).toEqual([422, true]);
    expect([await batches(), await prisma.idempotencyKey.count()]).toEqual(before);
    const writer = await makeClient(payroll, ["write"]);
    expect((await writer.post("/batch_payments?dry_run=true", payload)).status).toBe(200);
    expect((await writer.post("/batch_payments", payload)).status).toBe(403);
    expect((await client.post("/batch_payments?dry_run=maybe", payload)).status).toBe(422);
  });

  it("is a dry run or none throughout, also where the query says both", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const headers = () => ({ "idempotency-key": randomUUID() });
    const keys = () => prisma.idempotencyKey.count({ where: { businessId: payroll.businessId } });
    const before = await keys();
    const dry = await client.post("/batch_payments?dry_run=false&dry_run=true", payload, headers());
    expect([dry.status, dry.json["dry_run"], await keys()]).toEqual([200, true, before]);
    const real = await client.post("/batch_payments?dry_run=true&dry_run=false", payload, headers());
    expect([real.status, await keys()]).toEqual([201, before + 1]);
  });

  it("takes the strict money grammar only", async () => {
    for (const amount of [
      "-10.00",
      "1,00",
      "1e1",
      " 10.00",
      "10.001",
      "0.00",
      "0",
      "+10",
      "١٠",
      "",
      "NaN",
      "9999999999999.99",
      "100000000.00",
    ]) {
      const refused = await client.post(
        "/batch_payments?dry_run=true",
        payloadOf(payroll, [itemFor(ana, amount)]),
      );
      expect([amount, refused.status]).toEqual([amount, 422]);
    }
    for (const amount of ["10", "10.0", "0010.00"]) {
      const taken = await client.post(
        "/batch_payments?dry_run=true",
        payloadOf(payroll, [itemFor(ana, amount)]),
      );
      expect([amount, taken.status]).toEqual([amount, 200]);
    }
  });

  it("survives hostile JSON", async () => {
    const deep = `{"batch_payment":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`;
    const bodies: [string | Uint8Array, number][] = [
      [deep, 400],
      ["[".repeat(100_000), 400],
      ["{", 400],
      ["", 400],
      ['{"a":"\u0000"}', 400],
      [new Uint8Array([0x7b, 0xff, 0x7d]), 400],
      ["[]", 422],
      ["null", 422],
      ['"x"', 422],
      ["{}", 422],
      ['{"__proto__":{"payments":[]},"constructor":{"prototype":{}}}', 422],
      [
        '{"batch_payment":{"reference_id":"\\u0000","payments":[{"reference_id":"\\ud800","amount":"\\u0000"}]}}',
        422,
      ],
      ['{"number_of_payments":1e400,"total_amount":1e400,"payments":[1e400]}', 422],
      ['{"number_of_payments":99999999999999999999,"payments":{"length":1}}', 422],
      [`{"reference_id":"${"x".repeat(10_000)}","payments":[null,[],{},"x"]}`, 422],
    ];
    for (const [rawBody, status] of bodies) {
      const answered = await ask(`Bearer ${client.secret}`, "POST", "/batch_payments", {
        rawBody: rawBody as BodyInit,
        headers: { "idempotency-key": randomUUID() },
      });
      expect([String(rawBody).slice(0, 60), answered.status]).toEqual([String(rawBody).slice(0, 60), status]);
    }
  });

  it("refuses 50,001 items and what the business may not draw on", async () => {
    const many = Array.from({ length: 50_001 }, () => ({}));
    const refused = await client.post("/batch_payments", payloadOf(payroll, many));
    expect([refused.status, String(refused.json["errors"])]).toEqual([
      422,
      expect.stringContaining("at most 50000"),
    ]);
    const pending = await prisma.sourceAccount.create({
      data: {
        businessId: payroll.businessId,
        borrowerId: ana.id,
        owner: "borrower",
        nameOnAccount: "Ana",
        routingNumber: "021000021",
        accountNumber: "x",
        last4: "1111",
        fingerprint: randomUUID(),
        type: "checking",
        status: "verified",
        createdBy: "test",
        createdAt: new Date(),
      },
    });
    const own = await client.post(
      "/batch_payments",
      payloadOf(payroll, [itemFor(ana)], { source_account_id: pending.id }),
    );
    expect([own.status, own.json["source_account"], String(own.json["errors"])]).toEqual([
      422,
      null,
      expect.stringContaining("belongs to a Borrower"),
    ]);
  });
});
