import { expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { makeBatch, makeEmployee, makePayroll } from "@/prisma/factories/payroll";
import { usualPayrollPeriod } from "./usual-period";

it("the payroll report opens where something is: the latest month up to now, else the first to come", async () => {
  const payroll = await makePayroll(day("2026-11-27"));
  const other = await makePayroll(day("2026-11-27"));
  const usual = async (today: string, who = payroll) => {
    const { preset, from } = await usualPayrollPeriod(who.viewer, day(today));
    return `${preset} ${from}`;
  };
  expect(await usual("2026-11-27")).toBe("last_month 2026-10-01");
  // Released on Fri 11-27: the credits arrive on 12-03.
  await makeBatch(payroll, [{ to: await makeEmployee(payroll.businessId), amount: "10.00" }]);
  expect(await usual("2026-11-27")).toBe("custom 2026-12-01");
  expect(await usual("2026-12-01")).toBe("this_month 2026-12-01");
  expect(await usual("2027-01-04")).toBe("last_month 2026-12-01");
  expect(await usual("2027-03-01")).toBe("custom 2026-12-01");
  expect(await usual("2026-12-01", other)).toBe("last_month 2026-11-01");
});
