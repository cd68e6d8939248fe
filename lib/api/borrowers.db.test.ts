import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import { day } from "@/lib/domain/days";
import { makeEmployee, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { type Client, makeClient } from "@/prisma/testing/api";
import { itemFor, payloadOf } from "@/prisma/testing/batch-payload";

let payroll: Payroll;
let client: Client;

beforeAll(async () => {
  payroll = await makePayroll(day("2026-11-23"));
  client = await makeClient(payroll);
});

async function kirk(more: object = {}): Promise<{ id: number; uuid: string }> {
  const made = await client.post("/borrowers", {
    borrower: { first_name: "James", last_name: "Kirk", ...more },
  });
  expect(made.status).toBe(201);
  return { id: made.json["id"] as number, uuid: made.json["uuid"] as string };
}

describe("a Borrower", () => {
  it("is made of two names, with the documents' defaults, and found by id, uuid and external_id", async () => {
    const externalId = randomUUID();
    const made = await client.post("/borrowers", {
      borrower: { first_name: "James", last_name: "Kirk", external_id: externalId },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      first_name: "James",
      last_name: "Kirk",
      email: null,
      created_at: "2026-11-23T14:00:00.000Z",
      financial_details: { agi: null, family_size: 1, filing_status: "single", income_growth: 5 },
    });
    const { id, uuid } = made.json as { id: number; uuid: string };
    expect((await client.get(`/borrowers/${id}`)).json).toEqual(made.json);
    expect((await client.get(`/borrowers/${uuid.toUpperCase()}`)).json).toEqual(made.json);
    expect((await client.get(`/borrowers?external_id=${externalId}`)).json["data"]).toEqual([made.json]);
  });

  it("changes in the fields given; null clears one", async () => {
    const { id } = await kirk({ phone: "555-0100", email: "kirk@example.com" });
    const spouse = await kirk();
    const put = await client.put(`/borrowers/${id}`, {
      borrower: {
        agi: 35000,
        filing_status: "married_filing_jointly",
        family_size: 2,
        state_of_residence: "NY",
        phone: null,
        spouse: spouse.uuid,
      },
    });
    expect(put.status).toBe(200);
    expect(put.json).toMatchObject({
      first_name: "James",
      phone: null,
      email: "kirk@example.com",
      spouse: spouse.id,
      financial_details: {
        agi: 35000,
        family_size: 2,
        filing_status: "married_filing_jointly",
        state_of_residence: "NY",
      },
    });
    const cleared = await client.put(`/borrowers/${id}`, { borrower: { agi: null, filing_status: null } });
    expect(cleared.json["financial_details"]).toMatchObject({ agi: null, filing_status: "single" });
  });

  it("keeps an ssn sealed and never gives it back", async () => {
    const { uuid } = await kirk({ ssn: "123-45-6789" });
    const row = await prisma.borrower.findUniqueOrThrow({
      where: { businessId_id: { businessId: payroll.businessId, id: uuid } },
    });
    expect(JSON.stringify(row.details)).not.toContain("6789");
    expect(decrypt((row.details as { ssn: string }).ssn)).toBe("123456789");
    expect((await client.get(`/borrowers/${uuid}`)).text).not.toContain("ssn");
    const told = await prisma.activity.findMany({ where: { subjectId: uuid }, select: { data: true } });
    expect(JSON.stringify(told)).not.toContain("6789");
  });

  it("has an external_id of its own: 409 for a second", async () => {
    const externalId = randomUUID();
    await kirk({ external_id: externalId });
    const again = await client.post("/borrowers", {
      borrower: { first_name: "A", last_name: "B", external_id: externalId },
    });
    expect(again.status).toBe(409);
    const other = await kirk();
    const put = await client.put(`/borrowers/${other.id}`, { borrower: { external_id: externalId } });
    expect(put.status).toBe(409);
  });

  it.each([
    [{ first_name: "A" }, "last_name"],
    [{ first_name: "A", last_name: "\u0000" }, "last_name"],
    [{ first_name: "A", last_name: "B", agi: "35000" }, "agi"],
    [{ first_name: "A", last_name: "B", filing_status: "joint" }, "filing_status"],
    [{ first_name: "A", last_name: "B", date_of_birth: "2030-01-01" }, "date_of_birth"],
    [{ first_name: "A", last_name: "B", spouse: 1_000_000 }, "spouse"],
    [{ first_name: "A", last_name: "B", income_certification: { type: "pay_stub" } }, "income_certification"],
  ])("%o is refused at %s", async (borrower, field) => {
    const refused = await client.post("/borrowers", { borrower });
    expect(refused.status).toBe(422);
    const { errors } = refused.json["error"] as { errors: { path: string }[] };
    expect(errors.map((one) => one.path)).toContain(`borrower.${field}`);
  });
});

const loan = (more: object = {}) => ({
  account_number: "0012345678",
  interest_rate: 5.5,
  loan_type: "Direct Unsubsidized",
  original_principal: "20000.00",
  origination_date: "2018-08-20",
  outstanding_interest: "12.5",
  outstanding_principal: "18000.00",
  servicer_name: "nelnet",
  ...more,
});

describe("loans", () => {
  it.each([[{ code: "DA", description: "Deferred" }], ["DA"], ["Deferred"]])(
    "take their status as %o and stand in the portfolio",
    async (status) => {
      const { id } = await kirk();
      const made = await client.post(`/borrowers/${id}/loans`, { loans: [loan({ status })] });
      expect(made.status).toBe(201);
      const { loans } = made.json as { loans: object[] };
      expect(loans).toMatchObject([
        {
          account_number: "0012345678",
          interest_rate: { effective: "5.50" },
          outstanding_interest: "12.50",
          origination: { amount: "20000.00", date: "2018-08-20" },
          payoff: { amount: "18012.50", expiry: "2026-11-23" },
          servicer: { name: "Nelnet" },
          status: { code: "DA", description: "Deferred" },
        },
      ]);
      const portfolio = await client.get(`/borrowers/${id}/portfolio`);
      expect(portfolio.json["loans"]).toEqual(loans);
      expect(portfolio.json["summary"]).toMatchObject({
        number_of_loans: 1,
        outstanding_balance: "18012.50",
      });
    },
  );

  it("known by what identifies one are brought up to date, and may be paid", async () => {
    const { id, uuid } = await kirk();
    const path = `/borrowers/${id}/loans`;
    const first = await client.post(path, { loans: [loan({ status: "FB", monthly_payment: "200.00" })] });
    const again = await client.post(path, {
      loans: [loan({ account_number: "2" }), loan({ outstanding_principal: "100.00" })],
    });
    const [firstLoan] = (first.json as { loans: { id: string; servicer: { id: string } }[] }).loans;
    expect(again.json).toMatchObject({
      loans: [
        { account_number: "2", status: { code: "RP" } },
        {
          id: firstLoan?.id,
          outstanding_principal: "100.00",
          status: { code: "FB" },
          monthly_payment: { scheduled_amount: "200.00" },
        },
      ],
    });
    const to = { id: uuid, loanId: firstLoan?.id ?? "", servicerId: firstLoan?.servicer.id ?? "" };
    expect((await client.post("/batch_payments", payloadOf(payroll, [itemFor(to)]))).status).toBe(201);
  });

  it("come from Plaid too, whose numbers are read to the cent", async () => {
    const { id } = await kirk();
    const student = {
      account_id: "Pp1Vpkl9w8sajvK6oEEKtr7vZxBnGpf7LxxLE",
      account_number: "4277075694",
      guarantor: "DEPT OF ED",
      interest_rate_percentage: 5.25,
      last_statement_balance: 65262.1,
      loan_name: "Consolidation",
      loan_status: { type: "repayment", end_date: "2032-07-28" },
      minimum_payment_amount: 25,
      next_payment_due_date: "2026-12-15",
      origination_date: "2002-08-28",
      origination_principal_amount: 25000,
      outstanding_interest_amount: 6227.36,
      payment_reference_number: "4277075694",
    };
    const made = await client.post(`/borrowers/${id}/loans`, {
      plaid: { student: [student], servicer_name: "MOHELA" },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      loans: [
        {
          outstanding_principal: "59034.74",
          outstanding_interest: "6227.36",
          type: "Direct Consolidation",
          payment_reference_number: "4277075694",
          monthly_payment: { scheduled_amount: "25.00", next_payment_due: "2026-12-15" },
        },
      ],
    });
    const unnamed = await client.post(`/borrowers/${id}/loans`, { plaid: { student: [student] } });
    expect(unnamed.status).toBe(422);
    expect(unnamed.text).toContain("plaid.student.0.servicer_name");
  });

  it.each([
    [{}, "loans"],
    [{ loans: [] }, "loans"],
    [{ loans: [loan()], plaid: { student: [] } }, "plaid.student"],
    [{ loans: [loan({ servicer_name: "Nobody" })] }, "loans.0.servicer_name"],
    [{ loans: [loan({ status: "ZZ" })] }, "loans.0.status"],
    [{ loans: [loan({ outstanding_principal: 5 })] }, "loans.0.outstanding_principal"],
    [{ loans: [loan({ interest_rate: 1e300 })] }, "loans.0.interest_rate"],
    [{ loans: [loan({ origination_date: "2030-01-01" })] }, "loans.0.origination_date"],
    [{ loans: [loan(), loan()] }, "loans.1.account_number"],
  ])("%o is refused at %s and writes nothing", async (body, path) => {
    const { id, uuid } = await kirk();
    const refused = await client.post(`/borrowers/${id}/loans`, body);
    expect(refused.status).toBe(422);
    const { errors } = refused.json["error"] as { errors: { path: string }[] };
    expect(errors.map((one) => one.path)).toContain(path);
    expect(await prisma.loan.count({ where: { borrowerId: uuid } })).toBe(0);
  });
});

it("says 501 for what is not built, after it has asked who and what", async () => {
  const employee = await makeEmployee(payroll.businessId);
  for (const path of ["repayment_options", "enrollments"]) {
    expect((await client.get(`/borrowers/${employee.id}/${path}`)).status).toBe(501);
    expect((await client.get(`/borrowers/${randomUUID()}/${path}`)).status).toBe(404);
  }
  expect((await client.post(`/borrowers/${employee.id}/enrollments`)).status).toBe(501);
  expect((await client.get("/enrollments/49")).status).toBe(501);
});
