import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makeEmployee, makePayroll, makeSentDraft } from "@/prisma/factories/payroll";
import { countApprovals } from "./count-approvals";

it("counts what waits for this person: not what they prepared, unless nobody else may release", async () => {
  const payroll = await makePayroll(day("2026-11-23"));
  const to = await makeEmployee(payroll.businessId);
  await makeSentDraft(payroll, [{ to, amount: "150.00" }], { preparedBy: payroll.owner });
  await makeSentDraft(payroll, [{ to, amount: "20.00" }]);
  expect(await countApprovals(payroll.owner)).toBe(1);
  expect(await countApprovals(payroll.approver)).toBe(2);
  expect(await countApprovals(payroll.viewer)).toBe(0);
  await prisma.membership.updateMany({
    where: { businessId: payroll.businessId, userId: payroll.approver.userId },
    data: { status: "suspended" },
  });
  expect(await countApprovals(payroll.owner)).toBe(2);
});
