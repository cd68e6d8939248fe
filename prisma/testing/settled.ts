import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "../factories/payroll";

/** Three payments whose credits have settled, and which nobody has confirmed: 50.00, 75.00 and 25.00. */
export async function settledPayments() {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId, approver } = payroll;
  const payments = [];
  for (const [n, amount] of ["50.00", "75.00", "25.00"].entries())
    payments.push({ to: await makeEmployee(businessId), amount, referenceId: `pay-${n + 1}` });
  const batchId = await makeBatch(payroll, payments);
  await walkTo(businessId, "2026-11-30");
  const items = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
  const id = (n: number): string => items[n - 1]?.id ?? "";
  const servicerId = items[0]?.servicerId ?? "";
  return { payroll, businessId, approver, batchId, id, servicerId };
}
