import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { type Employee, makeEmployee, makePayroll, type Payroll } from "@/prisma/factories/payroll";
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

describe("the same batch payment again", () => {
  it("lets a corrected payload have the reference of an invalid one", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)], { total_amount: "11.00" });
    expect((await client.post("/batch_payments", payload)).status).toBe(422);
    expect((await client.post("/batch_payments", { ...payload, total_amount: "10.00" })).status).toBe(201);
  });

  it("checks the same invalid payload anew: it may have become valid", async () => {
    const late = await makeEmployee(payroll.businessId, { status: "DU" });
    const payload = payloadOf(payroll, [itemFor(late)]);
    const refused = await client.post("/batch_payments", payload);
    expect(refused.status).toBe(422);
    await prisma.borrower.update({
      where: { businessId_id: { businessId: payroll.businessId, id: late.id } },
      data: { employmentStatus: "terminated" },
    });
    const worse = await client.post("/batch_payments", payload);
    expect(worse.json["id"]).toBe(refused.json["id"]);
    expect(worse.json["errors"]).toHaveLength(2);
    await prisma.borrower.updateMany({ where: { id: late.id }, data: { employmentStatus: "active" } });
    await prisma.loan.updateMany({ where: { id: late.loanId }, data: { statusCode: "RP" } });
    expect((await client.post("/batch_payments", payload)).status).toBe(201);
  });

  it("gives the first batch for the same reference and payload, money and key order aside", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const first = await client.post("/batch_payments", payload);
    const turned = Object.fromEntries(Object.entries({ ...payload, total_amount: "10" }).reverse());
    const again = await client.post("/batch_payments", turned);
    expect([again.status, again.json["id"]]).toEqual([200, first.json["id"]]);
    const other = await client.post("/batch_payments", { ...payload, payments: [itemFor(ben)] });
    expect(other.status).toBe(422);
    expect(JSON.stringify(other.json["errors"])).toContain(String(first.json["id"]));
  });

  it("answers equal references in parallel with one 201 and else 200", async () => {
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const all = await Promise.all(Array.from({ length: 12 }, () => client.post("/batch_payments", payload)));
    expect(all.map((one) => one.status).sort()).toEqual([...Array<number>(11).fill(200), 201]);
    expect(new Set(all.map((one) => one.json["id"])).size).toBe(1);
  });

  it("refuses item references that are held, the batch's own, and two batches racing for one", async () => {
    const item = itemFor(ana);
    expect((await client.post("/batch_payments", payloadOf(payroll, [item]))).status).toBe(201);
    const held = await client.post("/batch_payments", payloadOf(payroll, [item]));
    expect([held.status, String(held.json["errors"])]).toEqual([
      422,
      expect.stringContaining("earlier batch has this"),
    ]);
    const own = await client.post(
      "/batch_payments",
      payloadOf(payroll, [itemFor(ana, "10.00", { reference_id: "same" })], { reference_id: "same" }),
    );
    expect([own.status, String(own.json["errors"])]).toEqual([
      422,
      expect.stringContaining("batch's own reference_id"),
    ]);
    // Of different employees, whose locks would else hold the second back.
    const reference_id = randomUUID();
    const wanted = [ana, ben].map((one) => itemFor(one, "10.00", { reference_id }));
    const raced = await Promise.all(
      [...wanted, ...wanted].map((one) => client.post("/batch_payments", payloadOf(payroll, [one]))),
    );
    expect(raced.map((one) => one.status).sort()).toEqual([201, 422, 422, 422]);
  });

  it("makes two batches without reference and key, and frees the references of a recalled one", async () => {
    const plain = payloadOf(payroll, [itemFor(ana, "10.00", { reference_id: null })], { reference_id: null });
    const [one, two] = [
      await client.post("/batch_payments", plain),
      await client.post("/batch_payments", plain),
    ];
    expect([one.status, two.status, one.json["id"] === two.json["id"]]).toEqual([201, 201, false]);
    const payload = payloadOf(payroll, [itemFor(ana)]);
    const first = await client.post("/batch_payments", payload);
    await recallBatch(payroll.approver, { id: String(first.json["id"]) });
    const second = await client.post("/batch_payments", payload);
    expect([second.status, second.json["id"] === first.json["id"]]).toEqual([201, false]);
  });
});
