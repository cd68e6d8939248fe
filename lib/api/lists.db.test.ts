import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makeOwnMoney } from "@/prisma/factories/own-money";
import { makeEmployee, makeLoan, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { type Client, makeClient } from "@/prisma/testing/api";

let payroll: Payroll;
let client: Client;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
});

async function addBorrowers(count: number): Promise<void> {
  await prisma.borrower.createMany({
    data: Array.from({ length: count }, () => ({
      businessId: payroll.businessId,
      firstName: "A",
      lastName: "B",
    })),
  });
}

async function addInvalidBatches(count: number): Promise<void> {
  await prisma.batch.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      businessId: payroll.businessId,
      valid: false,
      status: "complete",
      holdsReference: false,
      numberOfPayments: n,
      totalAmount: "0.00",
      errors: ["planted"],
      rawParams: "{}",
      createdAt: new Date(),
    })),
  });
}

type Listed = { data: { id: unknown; name?: string }[]; next_cursor: string | null };

/** All pages, with `meanwhile` done after each. */
async function walk(path: string, limit: number, meanwhile: () => Promise<void>): Promise<unknown[]> {
  const seen: unknown[] = [];
  let cursor = "";
  for (;;) {
    const answered = await client.get(`${path}?limit=${limit}${cursor}`);
    expect(answered.status).toBe(200);
    const page = answered.json as Listed;
    expect(page.data.length).toBeLessThanOrEqual(limit);
    seen.push(...page.data.map((one) => one.id));
    if (page.next_cursor === null) return seen;
    cursor = `&cursor=${page.next_cursor}`;
    await meanwhile();
  }
}

describe("lists", () => {
  it("show each row once while rows are added, newest batches first", async () => {
    await addInvalidBatches(35);
    const before = await prisma.batch.findMany({
      where: { businessId: payroll.businessId },
      orderBy: { seq: "desc" },
      select: { id: true },
    });
    expect(await walk("/batch_payments", 10, () => addInvalidBatches(7))).toEqual(
      before.map((row) => row.id),
    );
  });

  it("miss nobody who was there, in the order in which they came", async () => {
    await addBorrowers(25);
    const there = await prisma.borrower.findMany({
      where: { businessId: payroll.businessId },
      orderBy: { number: "asc" },
    });
    let adds = 3;
    const seen = await walk("/borrowers", 10, () => addBorrowers(adds-- > 0 ? 4 : 0));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, there.length)).toEqual(
      there.map((row) => Number.parseInt(row.number.toString(), 10)),
    );
  });

  it("end exactly", async () => {
    const servicers = await prisma.servicer.findMany({ orderBy: { name: "asc" } });
    const listed = (await client.get("/servicers?limit=500")).json as Listed;
    expect(listed.data.map((one) => one.name)).toEqual(servicers.map((row) => row.name));
    expect(listed.next_cursor).toBeNull();
    expect(await walk("/servicers", 1, () => Promise.resolve())).toEqual(servicers.map((row) => row.id));
    const accounts = (await client.get(`/source_accounts?limit=1`)).json as Listed;
    expect(accounts).toMatchObject({
      data: [{ id: payroll.accountId, status: "verified" }],
      next_cursor: null,
    });
  });

  it("begin with 50, take at most 500, and refuse limits and cursors that are none", async () => {
    await addBorrowers(60);
    expect(((await client.get("/borrowers")).json as Listed).data).toHaveLength(50);
    const theirs = Buffer.from("1.zzz").toString("base64url");
    for (const query of [
      "limit=0",
      "limit=501",
      "limit=1e2",
      "limit=-1",
      "limit=",
      "cursor=",
      "cursor=x",
      "cursor=%00",
      `cursor=${theirs}`,
      `cursor=${Buffer.from("1.99999999999999999999").toString("base64url")}`,
      `cursor=${Buffer.from("1.1").toString("base64url")}=`,
    ]) {
      for (const path of ["/borrowers", "/batch_payments", "/source_accounts"]) {
        const refused = await client.get(`${path}?${query}`);
        expect([path, query, refused.status]).toEqual([path, query, 422]);
      }
    }
  });

  it("are filtered by status, reference and external id", async () => {
    const employee = await makeEmployee(payroll.businessId);
    const row = await prisma.borrower.findFirstOrThrow({ where: { id: employee.id } });
    const found = (await client.get(`/borrowers?external_id=${row.externalId}`)).json as Listed;
    expect(found).toMatchObject({
      data: [{ uuid: employee.id, external_id: row.externalId }],
      next_cursor: null,
    });
    expect((await client.get("/batch_payments?status=paid")).status).toBe(422);
    expect(((await client.get("/batch_payments?status=pending")).json as Listed).data).toEqual([]);
    expect(((await client.get("/batch_payments?reference_id=none")).json as Listed).data).toEqual([]);
    const batch = ((await client.get("/batch_payments?status=complete&limit=1")).json as Listed).data[0];
    for (const absent of ["payments", "raw_params", "warnings", "counts"])
      expect(batch).not.toHaveProperty(absent);
  });
});

describe("a borrower's payments", () => {
  it("are listed in pages, in order and by status, each as it stands alone", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const key = await makeClient(own.payroll);
    const path = `/borrowers/${own.employee.id}/payments`;
    const made: unknown[] = [];
    for (const scheduled_date of ["2026-11-27", "2026-11-30", "2026-12-01"]) {
      const payment = {
        amount: "150.00",
        scheduled_date,
        servicer_id: own.employee.servicerId,
        source_account_id: own.accountId,
      };
      made.push((await key.post(path, { payment })).json["id"]);
    }
    await key.delete(`${path}/${String(made[1])}`);
    const alone = await Promise.all(made.map(async (id) => (await key.get(`${path}/${String(id)}`)).json));
    const first = (await key.get(`${path}?limit=2`)).json;
    expect(first["data"]).toEqual(alone.slice(0, 2));
    const rest = (await key.get(`${path}?limit=2&cursor=${String(first["next_cursor"])}`)).json;
    expect(rest).toEqual({ data: alone.slice(2), next_cursor: null });
    expect((await key.get(`${path}?status=pending`)).json["data"]).toEqual([alone[0], alone[2]]);
    expect((await key.get(`${path}?series_id=${own.accountId}`)).json).toEqual({
      data: [],
      next_cursor: null,
    });
    expect((await client.get(path)).status).toBe(404);
  });
});

describe("a borrower's autopays", () => {
  it("are a list like any other, one a servicer, by name", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const key = await makeClient(own.payroll);
    const borrower = `/borrowers/${own.employee.id}`;
    const servicers = await prisma.servicer.findMany({ where: { autopay: true }, orderBy: { name: "asc" } });
    const chosen = servicers.slice(0, 3);
    const loans = chosen.map(({ name }) => ({
      interest_rate: 5.5,
      loan_type: "Direct Unsubsidized",
      original_principal: "20000.00",
      origination_date: "2018-08-20",
      outstanding_interest: "0.00",
      outstanding_principal: "18250.00",
      servicer_name: name,
    }));
    expect((await key.post(`${borrower}/loans`, { loans })).status).toBe(201);
    const made = [];
    for (const { id } of chosen) {
      const autopay = { servicer_id: id, source_account_id: own.accountId };
      made.push((await key.put(`${borrower}/autopay`, { autopay })).json);
    }
    expect((await key.get(`${borrower}/autopay`)).json).toEqual({ data: made, next_cursor: null });
    const first = (await key.get(`${borrower}/autopay?limit=2`)).json;
    expect(first["data"]).toEqual(made.slice(0, 2));
    const rest = (await key.get(`${borrower}/autopay?limit=2&cursor=${String(first["next_cursor"])}`)).json;
    expect(rest).toEqual({ data: made.slice(2), next_cursor: null });
    expect((await key.get(`${borrower}/autopay?limit=501`)).status).toBe(422);
  });
});

describe("a borrower", () => {
  it("is found by integer and by uuid, with financial details and no secret", async () => {
    const employee = await makeEmployee(payroll.businessId);
    const row = await prisma.borrower.update({
      where: { businessId_id: { businessId: payroll.businessId, id: employee.id } },
      data: { state: "CA", details: { agi: 51000.5, ssn: "123-45-6789", date_of_birth: "1990-01-02" } },
    });
    const [byNumber, byUuid, shouted] = [
      await client.get(`/borrowers/${row.number}`),
      await client.get(`/borrowers/${row.id}`),
      await client.get(`/borrowers/${row.id.toUpperCase()}`),
    ];
    expect([byNumber.text, shouted.text]).toEqual([byUuid.text, byUuid.text]);
    expect(byUuid.json).toMatchObject({
      id: Number.parseInt(row.number.toString(), 10),
      uuid: row.id,
      date_of_birth: "1990-01-02",
      financial_details: {
        agi: 51000.5,
        family_size: 1,
        filing_status: "single",
        state_of_residence: "CA",
        children: null,
      },
    });
    expect(byUuid.text).not.toContain("6789");
  });

  it("has a portfolio with payoff of today, sums by servicer and in all", async () => {
    const employee = await makeEmployee(payroll.businessId, { principal: "100.10" });
    await makeLoan(payroll.businessId, employee.id, { principal: "0.20", status: "DA" });
    const answered = await client.get(`/borrowers/${employee.id}/portfolio`);
    expect(answered.status).toBe(200);
    expect(answered.json["summary"]).toEqual({
      number_of_loans: 2,
      outstanding_principal: "100.30",
      outstanding_interest: "0.00",
      outstanding_balance: "100.30",
      monthly_payment: "0.00",
    });
    expect(answered.json["servicers"]).toMatchObject([
      {
        servicer: { id: employee.servicerId, name: "Nelnet" },
        current_principal: "100.30",
        loans: [{}, {}],
        payment_groups: null,
      },
    ]);
    const loan = (answered.json["loans"] as Record<string, unknown>[]).find(
      (one) => one["id"] === employee.loanId,
    );
    expect(loan).toMatchObject({
      interest_rate: { effective: "5.50", original: "5.50" },
      monthly_payment: { estimated: true, next_payment_due: null, scheduled_amount: null },
      origination: { amount: null, date: "2018-08-20" },
      payoff: { amount: "100.10", expiry: "2026-11-23" },
      pslf: null,
      repayment_plan: { type: "standard", description: "Unknown" },
      servicer: { id: employee.servicerId },
      status: { code: "RP", description: "In Repayment" },
      type: "Direct Unsubsidized",
    });
  });
});
