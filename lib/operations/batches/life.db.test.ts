import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makeBatch, makeEmployee, makePayroll, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, datesOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";

async function release(payroll: Payroll, amounts: readonly string[]): Promise<string> {
  const payments = [];
  for (const amount of amounts) payments.push({ to: await makeEmployee(payroll.businessId), amount });
  return makeBatch(payroll, payments);
}

describe("a batch seen at 09:00 of each day", () => {
  it("goes from release to complete in five banking days", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const batchId = await release(payroll, ["150.00", "437.50"]);
    const seen: Record<string, unknown> = {};
    for (const on of ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"]) {
      await walkTo(businessId, on);
      seen[on] = await stateOf(businessId, batchId);
      await expectTrueBooks(businessId);
    }
    expect(seen).toEqual({
      "2026-11-23": { status: "pending", debit: "scheduled", items: ["pending", "pending"] },
      "2026-11-24": { status: "pending", debit: "settled", items: ["pending", "pending"] },
      "2026-11-25": { status: "pending", debit: "settled", items: ["pending", "pending"] },
      "2026-11-27": { status: "pending", debit: "settled", items: ["sent", "sent"] },
      "2026-11-30": { status: "unreconciled", debit: "settled", items: ["sent", "sent"] },
      "2026-12-01": { status: "complete", debit: "settled", items: ["posted", "posted"] },
    });
    for (const account of ["bank_cash", "employer_receivable", "program_liability", "servicer_payable"]) {
      expect(await balanceOf(businessId, account), account).toBe("0.00");
    }
  });

  it("tells the day before what will be debited, with the company id", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await release(payroll, ["150.00"]);
    await walkTo(payroll.businessId, "2026-11-24");
    const mail = await prisma.mail.findFirstOrThrow({
      where: { businessId: payroll.businessId, kind: "debit_tomorrow", toEmail: payroll.owner.email },
    });
    expect(mail.subject).toBe("$150.00 will be debited on Tuesday, November 24, 2026");
    expect(mail.text).toContain("1842716093");
  });

  it("keeps what is final: the database refuses to change it", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const batchId = await release(payroll, ["150.00"]);
    await walkTo(payroll.businessId, "2026-12-01");
    await expect(
      prisma.batchItem.updateMany({ where: { batchId }, data: { status: "returned" } }),
    ).rejects.toThrow(/is final/);
    await expect(
      prisma.batch.updateMany({ where: { id: batchId }, data: { status: "pending" } }),
    ).rejects.toThrow(/is final/);
  });
});

describe("the dates of a release", () => {
  it.each([
    ["2026-11-21", "09:00", "2026-11-24 2026-11-27 2026-11-30 2026-12-01"],
    ["2026-11-23", "17:29:59", "2026-11-24 2026-11-27 2026-11-30 2026-12-01"],
    ["2026-11-23", "17:30:00", "2026-11-25 2026-11-30 2026-12-01 2026-12-02"],
    ["2026-11-25", "09:00", "2026-11-27 2026-12-01 2026-12-02 2026-12-03"],
    ["2026-11-26", "09:00", "2026-11-30 2026-12-02 2026-12-03 2026-12-04"],
    ["2026-12-24", "09:00", "2026-12-28 2026-12-30 2026-12-31 2027-01-04"],
    ["2026-12-24", "18:00", "2026-12-29 2026-12-31 2027-01-04 2027-01-05"],
    ["2026-12-25", "09:00", "2026-12-29 2026-12-31 2027-01-04 2027-01-05"],
    ["2026-12-28", "09:00", "2026-12-29 2026-12-31 2027-01-04 2027-01-05"],
    ["2026-12-30", "09:00", "2026-12-31 2027-01-05 2027-01-06 2027-01-07"],
    ["2027-06-18", "09:00", "2027-06-21 2027-06-23 2027-06-24 2027-06-25"],
    ["2027-07-02", "09:00", "2027-07-06 2027-07-08 2027-07-09 2027-07-12"],
  ])("released on %s at %s: %s", async (on, time, expected) => {
    const payroll = await makePayroll(day(on));
    await walkTo(payroll.businessId, on, time);
    const batchId = await release(payroll, ["150.00"]);
    expect((await datesOf(payroll.businessId, batchId)).join(" ")).toBe(expected);
    const [, sent, effective, confirmed] = expected.split(" ");
    await walkTo(payroll.businessId, sent ?? "");
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["sent"]);
    await walkTo(payroll.businessId, effective ?? "");
    expect((await stateOf(payroll.businessId, batchId)).status).toBe("unreconciled");
    await walkTo(payroll.businessId, confirmed ?? "");
    expect(await stateOf(payroll.businessId, batchId)).toMatchObject({
      status: "complete",
      items: ["posted"],
    });
    await expectTrueBooks(payroll.businessId);
  });
});
