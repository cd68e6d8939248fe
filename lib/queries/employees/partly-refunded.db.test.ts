import { expect, it } from "vitest";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { loadHistory } from "@/lib/db/roster/load-history";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { setExternalBenefit } from "@/lib/operations/employees/set-external-benefit";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { readNearLimit } from "@/lib/queries/overview/near-limit";
import { employeeListQuery } from "@/lib/schemas/employees/employee";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { getBatchProgress } from "../batches/get-batch";
import { getItem } from "../batches/get-item";
import { itemsCsv } from "../batches/items-csv";
import { readEmployeePayments } from "./employee-payments";
import { listEmployees } from "./list-employees";
import { readYearMeter } from "./year-meter";

it("a payment partly refunded uses the year's room for what stayed, everywhere alike", async () => {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId } = payroll;
  const to = await makeEmployee(businessId);
  // 50.00 of room are left: 50.00 tax-free, 50.00 taxable.
  await setExternalBenefit(payroll.admin, { id: to.id, year: 2026, amount: money("5200.00") });
  const batchId = await makeBatch(payroll, [{ to, amount: "100.00" }]);
  const { id } = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
  const read = async () => {
    const meter = await readYearMeter(businessId, to.id);
    const { rows } = await listEmployees(payroll.viewer, employeeListQuery.parse({}));
    const dates = { debit: day("2026-12-04"), creditsEffective: day("2026-12-09") };
    const history = await loadHistory(prisma, businessId, [to.id], dates);
    const near = await readNearLimit(await readBusinessDay(businessId));
    return {
      meter: [meter.used, meter.taxable, meter.room],
      list: rows.map(({ paidThisYear, room }) => [paidThisYear, room]),
      check: history.get(to.id)?.usedTaxFree,
      atLimit: near.map((one) => (one.code === "near_limit" ? one.atLimit : null)),
    };
  };
  expect(await read()).toEqual({
    meter: ["50.00", "50.00", "0.00"],
    list: [["100.00", "0.00"]],
    check: "50.00",
    atLimit: [1],
  });
  await simulate(payroll.approver, { kind: "servicer_short", id, amount: money("40.00") });
  await walkTo(businessId, "2026-12-01");
  await simulate(payroll.approver, { kind: "credit_return", id, code: "R03" });
  await walkTo(businessId, "2026-12-02");
  await askRefund(payroll.approver, { id });
  await walkTo(businessId, "2026-12-03");
  // The payment's page, the employee's and the CSV say what counts, not what was split at release.
  const counted = { taxFree: "40.00", taxable: "0.00" };
  const item = await getItem(payroll.viewer, batchId, id);
  expect(item).toMatchObject({ ...counted, postedAmount: "40.00", refundedAmount: "60.00" });
  expect(item?.split).toEqual({ taxFree: "50.00", taxable: "50.00" });
  const { payments } = await readEmployeePayments(businessId, to.id, undefined);
  expect(payments).toMatchObject([counted]);
  const csv = await new Response((await itemsCsv(payroll.viewer, { id: batchId })).body).text();
  expect(csv).toContain("100.00,,posted,40.00,60.00,40.00,0.00,");
  const progress = await getBatchProgress(payroll.viewer, batchId);
  expect(progress?.returned.rests).toEqual({ payments: 1, amount: "60.00", inPart: 1 });
  // 60.00 came back: the 50.00 taxable first, then 10.00 of the tax-free.
  expect(await read()).toEqual({
    meter: ["40.00", "0.00", "10.00"],
    list: [["40.00", "10.00"]],
    check: "40.00",
    atLimit: [0],
  });
});
