import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { claimKey, keepAnswer } from "@/lib/db/api/idempotency";
import { day } from "@/lib/domain/days";
import { type Employee, makeEmployee, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { type Answered, type Client, makeClient } from "@/prisma/testing/api";
import { itemFor, payloadOf } from "@/prisma/testing/batch-payload";

let payroll: Payroll;
let client: Client;
let employee: Employee;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
  employee = await makeEmployee(payroll.businessId, { principal: "900000.00" });
});

/** Without references: only the key tells a repetition. */
const plain = () =>
  payloadOf(payroll, [itemFor(employee, "10.00", { reference_id: null })], { reference_id: null });
const keyed = (key: string, body: unknown): Promise<Answered> =>
  client.post("/batch_payments", body, { "idempotency-key": key });
const batches = (): Promise<number> =>
  prisma.batch.count({ where: { businessId: payroll.businessId, valid: true } });

/** As a client does: the in-flight 409 is asked again. */
async function patiently(key: string, body: unknown): Promise<Answered> {
  for (;;) {
    const answered = await keyed(key, body);
    if (answered.status !== 409) return answered;
    expect(answered.headers.get("retry-after")).toBe("1");
  }
}

describe("Idempotency-Key", () => {
  it("gives the first bytes again, whatever the order of keys and the spelling of money", async () => {
    const key = randomUUID();
    const body = plain();
    const first = await keyed(key, body);
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([201, null]);
    const before = await batches();
    const again = await keyed(
      key,
      Object.fromEntries(Object.entries({ ...body, total_amount: "10" }).reverse()),
    );
    expect([again.status, again.headers.get("idempotent-replayed"), again.text]).toEqual([
      201,
      "true",
      first.text,
    ]);
    const other = await keyed(key, { ...body, total_amount: "11.00" });
    expect([other.status, await batches()]).toEqual([422, before]);
    expect((await client.post("/source_accounts", {}, { "idempotency-key": key })).status).toBe(422);
  });

  it("makes one batch a key of many at once", async () => {
    const before = await batches();
    const keys = [1, 2, 3, 4, 5].map(() => ({ key: randomUUID(), body: plain() }));
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, n) => keys[n % keys.length]).flatMap((one) =>
        one ? [patiently(one.key, one.body).then((answered) => ({ key: one.key, answered }))] : [],
      ),
    );
    expect(await batches()).toBe(before + keys.length);
    for (const { key } of keys) {
      const texts = all.filter((one) => one.key === key).map((one) => one.answered.text);
      expect([texts.length, new Set(texts).size]).toEqual([8, 1]);
    }
  });

  it("is free after what is not kept", async () => {
    const key = randomUUID();
    const good = plain();
    expect((await keyed(key, { ...good, total_amount: "9.00" })).status).toBe(422);
    const reader = await makeClient(payroll, ["read"]);
    expect((await reader.post("/batch_payments", good, { "idempotency-key": key })).status).toBe(403);
    expect((await keyed(key, good)).status).toBe(201);
  });

  it("keeps a conflict that a rule gave", async () => {
    const account = {
      account_number: "998877665",
      name_on_account: "P",
      routing_number: "021000021",
      type: "checking",
    };
    const post = (key: string) =>
      client.post("/source_accounts", { source_account: account }, { "idempotency-key": key });
    expect((await post(randomUUID())).status).toBe(201);
    const key = randomUUID();
    const refused = await post(key);
    const again = await post(key);
    expect([refused.status, again.status, again.text]).toEqual([409, 409, refused.text]);
    expect([refused, again].map((one) => one.headers.get("idempotent-replayed"))).toEqual([null, "true"]);
  });

  it("is given free by a process that died, and whoever was overtaken keeps nothing", async () => {
    const key = randomUUID();
    const scope = { businessId: payroll.businessId, method: "POST", path: "/api/v1/batch_payments", key };
    const dead = await claimKey(scope, "hash of whatever the dead one was asked");
    if (typeof dead === "string" || !("claim" in dead)) throw new Error("the key was not free");
    expect((await keyed(key, plain())).status).toBe(409);
    const past = new Date(Date.now() - 1000);
    await prisma.idempotencyKey.updateMany({ where: { key }, data: { lockedUntil: past } });
    const body = plain();
    const made = await keyed(key, body);
    expect(made.status).toBe(201);
    expect(await keepAnswer(prisma, dead.claim, { status: 200, body: "{}" })).toBe(false);
    expect((await keyed(key, body)).text).toBe(made.text);
  });

  it("undoes the work of who was overtaken meanwhile", async () => {
    const key = randomUUID();
    const before = await batches();
    // The business's day is locked, so the request has its claim and waits; meanwhile its claim is taken away.
    const answered = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM business_clock WHERE business_id = ${payroll.businessId}::uuid FOR UPDATE`;
      const asked = keyed(key, plain());
      for (;;) {
        const taken = await prisma.idempotencyKey.updateMany({
          where: { key },
          data: { lockedUntil: new Date(0) },
        });
        if (taken.count === 1) return { asked };
      }
    });
    expect((await answered.asked).status).toBe(409);
    expect(await batches()).toBe(before);
  });

  it("has 1 to 255 characters", async () => {
    expect((await keyed("", plain())).status).toBe(422);
    expect((await keyed("k".repeat(256), plain())).status).toBe(422);
  });
});
