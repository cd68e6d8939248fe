import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { bankWillAnswer, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { setExternalBenefit } from "../employees/set-external-benefit";

/**
 * Released on `from`, its debit returned once as R01 and tried again. Ana had 5,200.00 elsewhere in 2026 and nothing in 2027, Ben
 * nothing in 2026 and 5,180.00 in 2027; Cleo's loan is a Parent PLUS.
 */
async function retriedAfter(from: string, returned: string) {
  const payroll = await makePayroll(day(from));
  const { businessId } = payroll;
  const [ana, ben] = [await makeEmployee(businessId), await makeEmployee(businessId)];
  const cleo = await makeEmployee(businessId, { loanType: "Direct PLUS Parent" });
  await setExternalBenefit(payroll.admin, { id: ana.id, year: 2026, amount: money("5200.00") });
  await setExternalBenefit(payroll.admin, { id: ben.id, year: 2027, amount: money("5180.00") });
  const batchId = await makeBatch(payroll, [
    { to: ana, amount: "80.00" },
    { to: ben, amount: "50.00" },
    { to: ben, amount: "40.00" },
    { to: cleo, amount: "30.00" },
  ]);
  const splits = async () =>
    (await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } })).map((item) => [
      item.benefitDate.toISOString().slice(0, 10),
      item.taxFree.toFixed(2),
      item.taxable.toFixed(2),
    ]);
  const before = await splits();
  await bankWillAnswer({ businessId, subjectId: batchId, kind: "debit_return", code: "R01" });
  await walkTo(businessId, returned);
  return { businessId, batchId, before, splits };
}

describe("a debit that is tried again", () => {
  it("over New Year: the payments are split anew on the new year's room, in their order", async () => {
    const { businessId, batchId, before, splits } = await retriedAfter("2026-12-21", "2026-12-23");
    expect(before).toEqual([
      ["2026-12-28", "50.00", "30.00"],
      ["2026-12-28", "50.00", "0.00"],
      ["2026-12-28", "40.00", "0.00"],
      ["2026-12-28", "0.00", "30.00"],
    ]);
    expect(await splits()).toEqual([
      ["2027-01-06", "80.00", "0.00"],
      ["2027-01-06", "50.00", "0.00"],
      ["2027-01-06", "20.00", "20.00"],
      ["2027-01-06", "0.00", "30.00"],
    ]);
    const told = await prisma.activity.findFirstOrThrow({ where: { batchId, kind: "batch.debit_retry" } });
    expect(told.data).toMatchObject({ benefitYear: 2027 });
    await walkTo(businessId, "2027-01-07");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    await expectTrueBooks(businessId);
  });

  it("within the year: the split stays what it was at release", async () => {
    const { batchId, before, splits } = await retriedAfter("2026-11-23", "2026-11-25");
    expect((await splits()).map(([, ...split]) => split)).toEqual(before.map(([, ...split]) => split));
    const told = await prisma.activity.findFirstOrThrow({ where: { batchId, kind: "batch.debit_retry" } });
    expect(told.data).not.toHaveProperty("benefitYear");
  });

  it("the database refuses a new split in the same year, and one of what went out", async () => {
    const { businessId, batchId } = await retriedAfter("2026-11-23", "2026-11-25");
    const change = (benefitDate: string) =>
      prisma.batchItem.updateMany({
        where: { batchId, position: 1 },
        data: { taxFree: "80.00", taxable: "0.00", benefitDate: new Date(benefitDate) },
      });
    await expect(change("2026-12-10")).rejects.toThrow(/tax split are fixed/);
    await walkTo(businessId, "2026-12-07");
    await expect(change("2027-01-04")).rejects.toThrow(/tax split are fixed/);
  });
});
