import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { dateOfDay } from "@/lib/db/rows";
import { findFaults } from "@/lib/db/verify/verify";
import { day, instantAt } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { writeBank } from "../../factories/bank";
import { makeOwnAccount, payingKeyFor } from "../../factories/own-money";
import { makeEmployee, makePayroll } from "../../factories/payroll";

export type OwnCrowd = { businessId: string; payments: number; series: number };

const START = day("2026-11-23");
/** The day of all the debits; the file that carries them closes on Wednesday, for Thursday is Thanksgiving. */
const DEBITS = day("2026-11-27");

/** Borrowers whose own money is due on one day: every second one's by a series. */
export async function makeDue(borrowers: number): Promise<OwnCrowd> {
  const payroll = await makePayroll(START);
  await writeBank();
  const { businessId } = payroll;
  let series = 0;
  for (let n = 0; n < borrowers; n++) {
    const employee = await makeEmployee(businessId);
    const key = payingKeyFor(payroll, employee);
    const sourceAccountId = await makeOwnAccount(key);
    const terms = { amount: money(`${50 + n}.25`), servicerId: employee.servicerId, sourceAccountId };
    if (n % 2 === 0) await createPayment(key, { ...terms, scheduledDate: DEBITS });
    else {
      const schedule = { kind: "day_of_month", dayOfMonth: 27, startDate: START, endDate: null } as const;
      await createSeries(key, { ...terms, schedule });
      series += 1;
    }
  }
  return { businessId, payments: borrowers, series };
}

/** From here it is the workers' to walk: past the cut-off, and past the morning of the debits. */
export async function setOwnClockGoing({ businessId }: OwnCrowd): Promise<void> {
  const target = instantAt(DEBITS, "12:00");
  await prisma.businessClock.update({ where: { businessId }, data: { target } });
}

export async function isDebited({ businessId, payments }: OwnCrowd): Promise<boolean> {
  const debited = await prisma.payment.count({ where: { businessId, stage: "debit_settled" } });
  return debited === payments;
}

/** What must be true after whatever was killed: one debit each in one file, booked once, told once, the series one on. */
export async function expectDebitedOnce(crowd: OwnCrowd): Promise<void> {
  const { businessId, payments, series } = crowd;
  expect(await isDebited(crowd)).toBe(true);
  const [sums] = await prisma.$queryRaw<Record<string, unknown>[]>`
    SELECT count(*)::int AS entries, count(DISTINCT e.subject_id)::int AS subjects, count(DISTINCT e.file_id)::int AS files,
           count(DISTINCT e.trace)::int AS traces, bool_and(e.amount = p.amount) AS exact
      FROM ach_entry e JOIN payment p ON p.business_id = e.business_id AND p.id = e.subject_id
     WHERE e.business_id = ${businessId}::uuid AND e.subject_kind = 'payment_debit'`;
  expect(sums).toEqual({ entries: payments, subjects: payments, files: 1, traces: payments, exact: true });
  const transfers = await prisma.$queryRaw`
    SELECT t.kind, count(*)::int AS times, count(DISTINCT t.subject_id)::int AS subjects, bool_and(t.amount = p.amount) AS exact
      FROM ledger_transfer t JOIN payment p ON p.business_id = t.business_id AND p.id = t.subject_id
     WHERE t.business_id = ${businessId}::uuid GROUP BY t.kind ORDER BY t.kind`;
  const each = { times: payments, subjects: payments, exact: true };
  expect(transfers).toEqual([
    { kind: "debit_settled", ...each },
    { kind: "released", ...each },
  ]);
  const next = { businessId, stage: "scheduled", scheduledDate: dateOfDay(day("2026-12-28")) };
  expect(await prisma.payment.count({ where: next }), "next month's").toBe(series);
  expect(await prisma.payment.count({ where: { businessId } })).toBe(payments + series);
  const told = await prisma.$queryRaw`
    SELECT subject_id, kind FROM activity
     WHERE business_id = ${businessId}::uuid GROUP BY subject_id, kind HAVING count(*) > 1`;
  expect(told, "told twice").toEqual([]);
  const letters = await prisma.$queryRaw`
    SELECT kind, count(*)::int AS times, count(DISTINCT borrower_id)::int AS borrowers FROM mail
     WHERE business_id = ${businessId}::uuid AND kind LIKE 'own_debit%' GROUP BY kind ORDER BY kind`;
  expect(letters).toEqual([
    { kind: "own_debit_tomorrow", times: payments, borrowers: payments },
    { kind: "own_debited", times: payments, borrowers: payments },
  ]);
  expect(await findFaults()).toEqual([]);
}
