import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { type Employee, makeEmployee, makePayroll, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { type Client, makeClient } from "@/prisma/testing/api";
import { itemFor, payloadOf } from "@/prisma/testing/batch-payload";

let payroll: Payroll;
let client: Client;
let ana: Employee;
let ben: Employee;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
  ana = await makeEmployee(payroll.businessId);
  ben = await makeEmployee(payroll.businessId);
});

const batches = (): Promise<number> => prisma.batch.count({ where: { businessId: payroll.businessId } });

describe("POST /batch_payments", () => {
  it("releases a batch: 201, wrapped or bare, with dates, counts and warnings, without payments", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const made = await client.post("/batch_payments", { batch_payment: payload });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      created_at: "2026-11-23T14:00:00.000Z",
      errors: null,
      number_of_payments: 1,
      reference_id: payload["reference_id"],
      status: "pending",
      total_amount: "10.00",
      source_account: { id: payroll.accountId, account_number_last_4: "0176", payments_supported: true },
      dates: {
        debit: "2026-11-24",
        credits_sent: "2026-11-27",
        credits_effective: "2026-11-30",
        confirmed_expected: "2026-12-01",
      },
      debit: { status: "scheduled", attempt: 1, code: null, next_date: "2026-11-24" },
      counts: { pending: 1, posted: 0 },
    });
    expect(made.json).not.toHaveProperty("payments");
    expect(made.json).not.toHaveProperty("raw_params");
    expect((await client.post("/batch_payments", payloadOf(payroll, [itemFor(ben)]))).status).toBe(201);

    const read = await client.get(`/batch_payments/${String(made.json["id"])}`);
    expect(read.status).toBe(200);
    expect(read.json["payments"]).toMatchObject([
      {
        allocation: { type: "loan", id: ana.loanId },
        amount: "10.00",
        borrower_id: ana.id,
        status: "pending",
        replaces: null,
        return: null,
        posted_amount: "0.00",
      },
    ]);
    const batch = await prisma.batch.findFirstOrThrow({ where: { id: String(made.json["id"]) } });
    expect(batch).toMatchObject({ releasedById: payroll.owner.userId });
    expect(batch.preparedBy).toBe(batch.releasedBy);
  });

  it("stores an invalid payload with every error, and finds it again", async () => {
    const twice = randomUUID();
    const payload = payloadOf(
      payroll,
      [
        itemFor(ana, "1.005", { reference_id: "bad-amount" }),
        itemFor(ana, "5.00", { reference_id: twice }),
        itemFor({ ...ana, id: ben.id }, "5.00", { reference_id: twice }),
        itemFor({ ...ana, id: randomUUID() }, "5.00"),
        { allocation: { type: "card", id: "x" }, amount: 5, borrower_id: 7 },
      ],
      { number_of_payments: 4, total_amount: "twenty", source_account_id: randomUUID() },
    );
    const sent = { ...payload, extra: { "\u0000": "\ud800" } };
    const refused = await client.post("/batch_payments", { batch_payment: sent });
    expect(refused.status).toBe(422);
    expect(refused.json).not.toHaveProperty("payments");
    expect(refused.json).toMatchObject({
      status: "complete",
      number_of_payments: 4,
      total_amount: "0.00",
      source_account: null,
      reference_id: payload["reference_id"],
      raw_params: sent,
    });
    const errors = (refused.json["errors"] as string[]).join("\n");
    for (const expected of [
      "total_amount: Expected dollars and cents",
      "number_of_payments is 4, but payments has 5",
      "source_account_id: There is no such source account",
      'Payment 1 (reference_id "bad-amount"), payments.0.amount: Expected dollars and cents as a string such as "437.50", found "1.005"',
      "payments.2.reference_id: Payment 2 has the same reference_id",
      "payments.2.allocation: The employee has no loan there",
      "payments.3.borrower_id: There is no such borrower",
      'payments.4.allocation.type: Expected "loan" or "servicer"',
      'payments.4.amount: Expected dollars and cents as a string such as "437.50", not a number',
      "payments.4.borrower_id: Expected the uuid of a borrower",
    ]) {
      expect(errors).toContain(expected);
    }
    const read = await client.get(`/batch_payments/${String(refused.json["id"])}`);
    expect(read.json).toEqual(refused.json);

    const before = await batches();
    const again = await client.post("/batch_payments", { batch_payment: sent });
    expect([again.status, again.json["id"], await batches()]).toEqual([422, refused.json["id"], before]);
  });

  it("warns in 201 with path, reference and code", async () => {
    const item = itemFor(ana);
    const made = await client.post("/batch_payments", payloadOf(payroll, [item]));
    expect(made.json["warnings"]).toContainEqual(
      expect.objectContaining({
        path: "payments.0.borrower_id",
        reference_id: item["reference_id"],
        code: "paid_this_month",
      }),
    );
    const { payments, ...alone } = (await client.get(`/batch_payments/${String(made.json["id"])}`)).json;
    expect(payments).toHaveLength(1);
    expect(made.json).toEqual(alone);
  });

  it("is told of without its payments and warnings, which would make an event of many megabytes", async () => {
    const made = await client.post("/batch_payments", payloadOf(payroll, [itemFor(ana)]));
    const { warnings, ...state } = made.json;
    expect(warnings).not.toEqual([]);
    const event = await prisma.event.findFirstOrThrow({ where: { objectId: String(made.json["id"]) } });
    expect(event.data).toEqual(state);
  });

  it("gives 403 outside the payments programme", async () => {
    const other = await makePayroll(day("2026-11-23"));
    await prisma.business.update({ where: { id: other.businessId }, data: { paymentsProgramme: false } });
    const theirs = await makeClient(other);
    expect((await theirs.post("/batch_payments", payloadOf(payroll, [itemFor(ana)]))).status).toBe(403);
    expect((await theirs.get("/batch_payments")).status).toBe(403);
    expect((await theirs.get(`/batch_payments/${randomUUID()}`)).status).toBe(403);
  });

  it("streams its items as CSV and shows where they end", async () => {
    const reference = `=cmd-${randomUUID()}`;
    const made = await client.post(
      "/batch_payments",
      payloadOf(payroll, [itemFor(ben, "10.00", { reference_id: reference })]),
    );
    const csv = await client.get(`/batch_payments/${String(made.json["id"])}/items.csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toContain("attachment");
    const [header, row] = csv.text.split("\n");
    expect(header).toMatch(
      /^employee_id,first_name,last_name,email,servicer,loan_account_number,amount,reference_id,status/,
    );
    expect(row).toContain(`,10.00,'${reference},pending,`);
    await walkTo(payroll.businessId, "2026-12-01");
    const done = await client.get(`/batch_payments/${String(made.json["id"])}`);
    expect(done.json).toMatchObject({
      status: "complete",
      counts: { posted: 1 },
      debit: { status: "settled", next_date: null },
    });
    expect(done.json["payments"]).toMatchObject([{ status: "posted", posted_amount: "10.00" }]);
  });
});
