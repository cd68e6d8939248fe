import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import type { Period } from "@/lib/domain/reports/period";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import type { PayrollFilter } from "@/lib/schemas/reports/reports";
import { makeExternalBenefit } from "@/prisma/factories/business";
import { type Employee, makeEmployee, makePayroll, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { bankWillAnswer } from "@/prisma/testing/books";
import { releasePayments } from "@/prisma/testing/release";
import { payrollCsv } from "./exports";
import { readPayroll } from "./payroll";

const year2026: Period = { preset: "custom", from: day("2026-01-01"), to: day("2026-12-31") };
const months = (from: string, to: string): Period => ({ preset: "custom", from: day(from), to: day(to) });

/** Day, amount, tax-free, taxable, year to date, left of the cap, status: a line a row. */
async function linesOf(
  payroll: Payroll,
  period: Period,
  more: Partial<PayrollFilter> = {},
): Promise<string[]> {
  const { rows } = await readPayroll(payroll.viewer, { period, ...more });
  return rows.map((row) =>
    [
      row.paymentDate,
      row.amountTotal,
      row.amountTaxFree,
      row.amountTaxable,
      row.ytdLoan,
      row.ytdOther,
      row.ytdTotal,
      row.capYear,
      row.capRemaining,
      row.status,
    ].join(" "),
  );
}

async function csvOf(payroll: Payroll, period: Period): Promise<string[]> {
  const { body } = await payrollCsv(payroll.viewer, { period });
  return (await new Response(body).text()).trimEnd().split("\n");
}

/** One payment that the servicer's bank returns on `returnedOn`, and whose refund is asked for on `askedOn`. */
async function returned(
  payroll: Payroll,
  payment: { to: Employee; amount: string },
  on: { returnedAt: string; askedOn: string; refundedOn: string },
): Promise<void> {
  const batchId = await releasePayments(payroll, [payment]);
  const item = await prisma.batchItem.findFirstOrThrow({
    where: { businessId: payroll.businessId, batchId },
  });
  await bankWillAnswer({
    businessId: payroll.businessId,
    subjectId: item.id,
    kind: "credit_return",
    code: "R03",
    at: new Date(on.returnedAt),
  });
  await walkTo(payroll.businessId, on.askedOn);
  await askRefund(payroll.approver, { id: item.id });
  await walkTo(payroll.businessId, on.refundedOn);
}

describe("the payroll report", () => {
  it("has the tax year run up payment by payment, taxable above the limit, with tuition beside it", async () => {
    const payroll = await makePayroll(day("2026-03-02"));
    const ana = await makeEmployee(payroll.businessId);
    await makeExternalBenefit({
      businessId: payroll.businessId,
      borrowerId: ana.id,
      year: 2026,
      amount: "1000.00",
    });
    for (const on of ["2026-03-02", "2026-04-06", "2026-05-04"]) {
      await walkTo(payroll.businessId, on);
      await releasePayments(payroll, [{ to: ana, amount: "1500.00" }]);
    }
    await walkTo(payroll.businessId, "2026-05-12");
    expect(await linesOf(payroll, year2026)).toEqual([
      "2026-03-06 1500.00 1500.00 0.00 1500.00 1000.00 2500.00 2026 2750.00 posted",
      "2026-04-10 1500.00 1500.00 0.00 3000.00 1000.00 4000.00 2026 1250.00 posted",
      "2026-05-08 1500.00 1250.00 250.00 4250.00 1000.00 5250.00 2026 0.00 posted",
    ]);
    // A part of the year alone still knows what came before it, on the page and in the file.
    const may = months("2026-05-01", "2026-05-31");
    expect(await linesOf(payroll, may)).toEqual([
      "2026-05-08 1500.00 1250.00 250.00 4250.00 1000.00 5250.00 2026 0.00 posted",
    ]);
    expect((await csvOf(payroll, may))[1]).toMatch(
      /^E\d+,Ortiz,Ana\d+,2026-05-31,2026-05-08,1500\.00,1250\.00,250\.00,4250\.00,1000\.00,5250\.00,2026,5250\.00,0\.00,,,posted$/,
    );
  });

  it("has all of a Parent PLUS taxable", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const parent = await makeEmployee(payroll.businessId, { loanType: "Direct PLUS Parent" });
    await releasePayments(payroll, [{ to: parent, amount: "200.00" }]);
    expect(await linesOf(payroll, year2026)).toEqual([
      "2026-11-30 200.00 0.00 200.00 0.00 0.00 0.00 2026 5250.00 pending",
    ]);
  });

  it("takes a refund in the same year back as a row below zero, and its room with it", async () => {
    const payroll = await makePayroll(day("2026-11-02"));
    const ana = await makeEmployee(payroll.businessId);
    await returned(
      payroll,
      { to: ana, amount: "300.00" },
      { returnedAt: "2026-11-09T13:30:00Z", askedOn: "2026-11-09", refundedOn: "2026-11-10" },
    );
    await releasePayments(payroll, [{ to: ana, amount: "100.00" }]);
    expect(await linesOf(payroll, year2026)).toEqual([
      "2026-11-06 300.00 300.00 0.00 300.00 0.00 300.00 2026 4950.00 refunded",
      "2026-11-10 -300.00 -300.00 0.00 0.00 0.00 0.00 2026 5250.00 refunded",
      "2026-11-17 100.00 100.00 0.00 100.00 0.00 100.00 2026 5150.00 pending",
    ]);
    const { totals } = await readPayroll(payroll.viewer, { period: year2026 });
    expect(totals).toEqual({ rows: 3, amount: "100.00", taxFree: "100.00", taxable: "0.00" });
    const csv = await csvOf(payroll, year2026);
    expect(csv[0]).toBe(
      "external_id,last_name,first_name,pay_period_end,payment_date,amount_total,amount_tax_free_127,amount_taxable," +
        "ytd_127_loan,ytd_127_other,ytd_127_total,cap_year,cap_amount,cap_remaining,batch_reference_id,item_reference_id,status",
    );
    expect(csv[2]).toContain(
      ",2026-11-30,2026-11-10,-300.00,-300.00,0.00,0.00,0.00,0.00,2026,5250.00,5250.00,",
    );
  });

  it("leaves the old year as it was where a refund comes in a later one", async () => {
    const payroll = await makePayroll(day("2026-12-21"));
    const ana = await makeEmployee(payroll.businessId);
    await returned(
      payroll,
      { to: ana, amount: "300.00" },
      { returnedAt: "2026-12-29T13:30:00Z", askedOn: "2027-01-05", refundedOn: "2027-01-06" },
    );
    await releasePayments(payroll, [{ to: ana, amount: "100.00" }]);
    const january = months("2027-01-01", "2027-01-31");
    const expected = [
      "2027-01-06 -300.00 -300.00 0.00 300.00 0.00 300.00 2026 4950.00 refunded",
      "2027-01-12 100.00 100.00 0.00 100.00 0.00 100.00 2027 5150.00 pending",
    ];
    expect(await linesOf(payroll, january)).toEqual(expected);
    const csv = await csvOf(payroll, january);
    expect(csv[1]).toContain(",-300.00,-300.00,0.00,300.00,0.00,300.00,2026,5250.00,4950.00,");
    expect(csv[2]).toContain(",100.00,100.00,0.00,100.00,0.00,100.00,2027,5250.00,5150.00,");
    const view = await readPayroll(payroll.viewer, { period: january });
    expect(view.limitsNotEntered).toEqual([{ year: 2027, amount: "5250.00" }]);
  });

  it("leaves out what came back until somebody decides, and says so", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const ana = await makeEmployee(payroll.businessId);
    const batchId = await releasePayments(payroll, [{ to: ana, amount: "300.00" }]);
    const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    const answer = { businessId: payroll.businessId, subjectId: item.id, kind: "credit_return" as const };
    await bankWillAnswer({ ...answer, code: "R03", at: new Date("2026-12-01T13:30:00Z") });
    await walkTo(payroll.businessId, "2026-12-02");
    const view = await readPayroll(payroll.viewer, { period: year2026 });
    expect(view.rows).toEqual([]);
    expect(view.undecided).toEqual({ payments: 1, amount: "300.00" });
  });

  it("pages over all rows once, and searches", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const people = [];
    for (let n = 0; n < 60; n++) people.push(await makeEmployee(payroll.businessId));
    await releasePayments(
      payroll,
      people.flatMap((to, n) => [
        { to, amount: "10.00", referenceId: `a${n}` },
        { to, amount: "5.00", referenceId: `b${n}` },
      ]),
    );
    const pages: (string | null)[][] = [];
    let view = await readPayroll(payroll.viewer, { period: year2026 });
    pages.push(view.rows.map((row) => row.itemReferenceId));
    expect(view.before).toBeNull();
    while (view.after !== null) {
      view = await readPayroll(payroll.viewer, { period: year2026, after: view.after });
      pages.push(view.rows.map((row) => row.itemReferenceId));
      expect(view.totals).toMatchObject({ rows: 120, amount: "900.00" });
    }
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat()).size).toBe(120);
    view = await readPayroll(payroll.viewer, { period: year2026, before: view.before ?? "" });
    expect(view.rows.map((row) => row.itemReferenceId)).toEqual(pages[1]);
    view = await readPayroll(payroll.viewer, { period: year2026, before: view.before ?? "" });
    expect(view.rows.map((row) => row.itemReferenceId)).toEqual(pages[0]);
    expect(view.before).toBeNull();
    const last = people.at(-1);
    const { externalId } = await prisma.borrower.findFirstOrThrow({ where: { id: last?.id ?? "" } });
    expect((await linesOf(payroll, year2026, { search: externalId ?? "" })).length).toBe(2);
    expect(await linesOf(payroll, year2026, { department: "nowhere" })).toEqual([]);
    expect((await csvOf(payroll, year2026)).length).toBe(121);
  });

  it("shows another business nothing, and keeps formulas as text in the file", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const other = await makePayroll(day("2026-11-23"));
    const ana = await makeEmployee(payroll.businessId);
    await prisma.borrower.updateMany({ where: { id: ana.id }, data: { lastName: "=1+1" } });
    await releasePayments(payroll, [{ to: ana, amount: "100.00" }]);
    expect(await linesOf(other, year2026)).toEqual([]);
    expect((await csvOf(payroll, year2026))[1]).toContain(",'=1+1,");
  });
});
