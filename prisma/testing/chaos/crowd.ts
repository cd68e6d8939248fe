import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { addDays, day, instantAt } from "@/lib/domain/days";
import { findFaults } from "@/lib/db/verify/verify";
import { type Employee, makeBatch, makePayroll } from "../../factories/payroll";
import { writeEmployees } from "../../factories/scale";

export type Crowd = { businessId: string; batchId: string; items: number };

const START = day("2026-11-23");
/** From release past the day of the last confirmation (2026-12-01). */
const DAYS_TO_COMPLETE = 10;

/** A business whose batch pays `items` employees, released this minute. */
export async function releaseForCrowd(items: number): Promise<Crowd> {
  const payroll = await makePayroll(START);
  const { businessId } = payroll;
  await writeEmployees(businessId, items);
  const loans = await prisma.loan.findMany({
    where: { businessId },
    select: { id: true, borrowerId: true, servicerId: true },
  });
  const payments = loans.map((loan, n): { to: Employee; amount: string } => ({
    to: { id: loan.borrowerId, loanId: loan.id, servicerId: loan.servicerId },
    amount: `${50 + (n % 300)}.${String(n % 100).padStart(2, "0")}`,
  }));
  return { businessId, batchId: await makeBatch(payroll, payments), items };
}

/** As somebody does who moves the clock on the page: from here it is the workers' to walk. */
export async function setClockGoing({ businessId }: Crowd): Promise<void> {
  const target = instantAt(addDays(START, DAYS_TO_COMPLETE), "09:00");
  await prisma.businessClock.update({ where: { businessId }, data: { target } });
}

export async function isComplete({ businessId, batchId }: Crowd): Promise<boolean> {
  const batch = await prisma.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: batchId } },
    select: { status: true },
  });
  return batch.status === "complete";
}

/** What must be true after whatever was killed: each payment happened once and in full, each step once, and the books agree. */
export async function expectPaidOnce({ businessId, batchId, items }: Crowd): Promise<void> {
  const [sums] = await prisma.$queryRaw<Record<string, unknown>[]>`
    SELECT count(*)::int AS items, count(*) FILTER (WHERE status = 'posted' AND posted_amount = amount)::int AS posted,
           sum(amount) = (SELECT total_amount FROM batch WHERE id = ${batchId}::uuid) AS exact
      FROM batch_item WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid`;
  expect(sums).toEqual({ items, posted: items, exact: true });
  const transfers = await prisma.$queryRaw`
    SELECT kind, count(*)::int AS times, count(DISTINCT subject_id)::int AS subjects,
           sum(amount) = (SELECT total_amount FROM batch WHERE id = ${batchId}::uuid) AS exact
      FROM ledger_transfer WHERE business_id = ${businessId}::uuid GROUP BY kind ORDER BY kind`;
  const each = { times: items, subjects: items, exact: true };
  expect(transfers).toEqual([
    { kind: "credit_sent", ...each },
    { kind: "credit_settled", ...each },
    { kind: "debit_settled", times: 1, subjects: 1, exact: true },
    { kind: "released", ...each },
  ]);
  const told = await prisma.$queryRaw`
    SELECT kind, count(*)::int AS times FROM activity
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid GROUP BY kind HAVING count(*) > 1`;
  expect(told, "told twice").toEqual([]);
  const letters = await prisma.$queryRaw`
    SELECT to_email, subject FROM mail
     WHERE business_id = ${businessId}::uuid GROUP BY to_email, subject HAVING count(*) > 1`;
  expect(letters, "written twice").toEqual([]);
  const undone = await prisma.dueWork.count({ where: { businessId, doneAt: null } });
  expect(undone, "work left over").toBe(0);
  expect(await findFaults()).toEqual([]);
}
