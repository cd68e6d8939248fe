import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import { day } from "@/lib/domain/days";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { getSourceAccountDetail } from "@/lib/queries/accounts/get-source-account";
import { getBatchHistory } from "@/lib/queries/batches/history/batch-history";
import {
  type Employee,
  makeBatch,
  makeEmployee,
  makePayroll,
  type Payroll,
  walkTo,
} from "@/prisma/factories/payroll";
import { type Answered, type Client, makeClient } from "@/prisma/testing/api";

let payroll: Payroll;
let client: Client;
let employee: Employee;
let batchId: string;
let itemId: string;

beforeEach(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
  employee = await makeEmployee(payroll.businessId);
  batchId = await makeBatch(payroll, [{ to: employee, amount: "50.00" }]);
  itemId = (await prisma.batchItem.findFirstOrThrow({ where: { batchId } })).id;
});

const simulate = (body: unknown): Promise<Answered> => client.post("/sandbox/simulate", body);
const batch = async (): Promise<Record<string, unknown>> =>
  (await client.get(`/batch_payments/${batchId}`)).json;

describe("POST /sandbox/simulate", () => {
  it("answers three R01 calls one after another, and the third ends the batch", async () => {
    const asked = [];
    for (let n = 0; n < 3; n++)
      asked.push(await simulate({ kind: "debit_return", id: batchId, code: "R01" }));
    expect(asked.map((one) => one.status)).toEqual([201, 201, 201]);
    expect(asked.map((one) => one.json["due_on"])).toEqual(["2026-11-25", "2026-12-04", "2026-12-14"]);
    expect(Object.keys(asked[0]?.json ?? {})).toEqual(["id", "kind", "due_on"]);
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await batch()).toMatchObject({
      status: "pending",
      errors: null,
      debit: { status: "retrying", attempt: 2, code: "R01", next_date: "2026-12-03" },
      dates: { debit: "2026-12-03", credits_sent: "2026-12-07", credits_effective: "2026-12-08" },
    });
    await walkTo(payroll.businessId, "2026-12-14");
    expect(await batch()).toMatchObject({
      status: "complete",
      debit: { status: "failed" },
      counts: { failed: 1 },
      errors: [expect.stringContaining("R01")],
    });
    expect((await simulate({ kind: "debit_return", id: batchId, code: "R01" })).status).toBe(409);
  });

  it("answers a debit that has settled on the day after, and late on the next banking day", async () => {
    await walkTo(payroll.businessId, "2026-11-24");
    expect((await simulate({ kind: "debit_return", id: batchId, code: "R02" })).json["due_on"]).toBe(
      "2026-11-25",
    );
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await batch()).toMatchObject({ status: "complete", counts: { failed: 1 } });
  });

  it("takes a late return as one: nothing stops, an exception opens", async () => {
    await walkTo(payroll.businessId, "2026-12-01");
    expect((await simulate({ kind: "debit_return", id: batchId, code: "R01" })).json["due_on"]).toBe(
      "2026-12-02",
    );
    expect((await simulate({ kind: "credit_return", id: itemId, code: "R03" })).json["due_on"]).toBe(
      "2026-12-02",
    );
    await walkTo(payroll.businessId, "2026-12-02");
    expect(await batch()).toMatchObject({ status: "complete", counts: { posted: 1 } });
    const open = await prisma.moneyException.findMany({ where: { businessId: payroll.businessId } });
    expect(open.map((one) => one.kind).sort()).toEqual(["late_credit_return", "late_debit_return"]);
  });

  it("returns a credit before it would be confirmed", async () => {
    const asked = await simulate({ kind: "credit_return", id: itemId, code: "R04" });
    expect([asked.status, asked.json["due_on"]]).toEqual([201, "2026-12-01"]);
    await walkTo(payroll.businessId, "2026-12-01");
    expect((await batch())["payments"]).toMatchObject([{ status: "returned", return: { code: "R04" } }]);
  });

  it("posts short", async () => {
    const asked = await simulate({ kind: "servicer_short", id: itemId, amount: "40.00" });
    expect([asked.status, asked.json["due_on"]]).toEqual([201, "2026-12-01"]);
    await walkTo(payroll.businessId, "2026-12-01");
    expect(await batch()).toMatchObject({
      status: "unreconciled",
      payments: [{ status: "sent", posted_amount: "40.00" }],
    });
  });

  it("corrects the account by a notification of change, keeping what it was", async () => {
    const asked = await simulate({
      kind: "notification_of_change",
      id: batchId,
      code: "C03",
      corrected_data: "011000015 777000111",
    });
    expect([asked.status, asked.json["due_on"]]).toEqual([201, "2026-11-25"]);
    await walkTo(payroll.businessId, "2026-11-25");
    const account = await prisma.sourceAccount.findFirstOrThrow({ where: { id: payroll.accountId } });
    expect([account.routingNumber, account.last4, decrypt(account.accountNumber)]).toEqual([
      "011000015",
      "0111",
      "777000111",
    ]);
    const noted = await prisma.activity.findFirstOrThrow({
      where: { subjectId: payroll.accountId, kind: "account.corrected" },
    });
    expect(noted.data).toMatchObject({
      applied: true,
      before: { routingNumber: "021000021", last4: "0176" },
    });
    expect(await batch()).toMatchObject({ status: "pending" });
    const told = await prisma.mail.findMany({
      where: { businessId: payroll.businessId, kind: "account_corrected" },
    });
    expect(told.map(({ toEmail }) => toEmail).sort()).toEqual([payroll.admin.email, payroll.owner.email]);
    expect(told[0]?.text).toContain("Account number: was ending in 0176, is now ending in 0111.");
    const page = await getSourceAccountDetail(payroll.viewer, payroll.accountId);
    expect(page?.activity.at(-1)).toMatchObject({
      correction: { code: "C03", before: { last4: "0176" }, after: { last4: "0111" } },
    });
    expect((await getBatchHistory(payroll.viewer, batchId)).happened.map(({ kind }) => kind)).toContain(
      "account.corrected",
    );
  });

  it("refuses codes that do not fit, amounts that are not short, ids that are not there", async () => {
    const wrong: [unknown, number][] = [
      [{ kind: "debit_return", id: batchId }, 422],
      [{ kind: "debit_return", id: batchId, code: "R23" }, 422],
      [{ kind: "debit_return", id: batchId, code: "R99" }, 422],
      [{ kind: "credit_return", id: itemId, code: "R01" }, 422],
      [{ kind: "servicer_short", id: itemId, amount: "50.00" }, 422],
      [{ kind: "servicer_short", id: itemId, amount: "0" }, 422],
      [{ kind: "servicer_short", id: itemId }, 422],
      [{ kind: "servicer_short", id: itemId, amount: "1.00", code: "R01" }, 422],
      [{ kind: "notification_of_change", id: batchId, code: "C02", corrected_data: "123456789" }, 422],
      [{ kind: "notification_of_change", id: batchId, code: "R01" }, 422],
      [{ kind: "earthquake", id: batchId }, 422],
      [{ kind: "debit_return", id: itemId, code: "R01" }, 404],
      [{ kind: "credit_return", id: batchId, code: "R03" }, 404],
      [{ kind: "credit_return", id: randomUUID(), code: "R03" }, 404],
    ];
    for (const [body, status] of wrong) expect([body, (await simulate(body)).status]).toEqual([body, status]);
    expect(await prisma.simulation.count({ where: { businessId: payroll.businessId } })).toBe(0);
  });
});

describe("/sandbox/clock", () => {
  async function advance(to: unknown): Promise<Answered> {
    let answered: Answered | null = null;
    const asked = client.post("/sandbox/clock", { advance_to: to }).then((answer) => (answered = answer));
    // The worker's part, until the answer is there.
    while (answered === null) {
      await runUntilIdle(payroll.businessId);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return asked;
  }

  it("moves forward and answers when the work is done", async () => {
    expect((await client.get("/sandbox/clock")).json).toEqual({ date: "2026-11-23", idle: true });
    const moved = await advance("2026-12-01");
    expect([moved.status, moved.json]).toEqual([200, { date: "2026-12-01", idle: true }]);
    expect(await batch()).toMatchObject({ status: "complete" });
    expect((await advance("2026-12-01")).status).toBe(200);
    expect((await advance("2026-12-01T18:00")).json).toEqual({ date: "2026-12-01", idle: true });
  });

  it("refuses to go back, too far, or nowhere", async () => {
    for (const to of [
      "2026-11-20",
      "2028-11-23",
      "2026-02-30",
      "tomorrow",
      "2026-11-23T25:00",
      20261201,
      null,
    ]) {
      const refused = await client.post("/sandbox/clock", { advance_to: to });
      expect([to, refused.status]).toEqual([to, 422]);
    }
  });

  it("is not there for a live business", async () => {
    await prisma.businessClock.delete({ where: { businessId: payroll.businessId } });
    expect((await client.get("/sandbox/clock")).status).toBe(404);
    expect((await client.post("/sandbox/clock", { advance_to: "2026-12-01" })).status).toBe(404);
    expect((await simulate({ kind: "debit_return", id: batchId, code: "R01" })).status).toBe(404);
  });
});
