import { lockBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { loadRoster } from "@/lib/db/roster/load-roster";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { bankingDayOnOrAfter } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { titleForMonth } from "@/lib/domain/drafts/title";
import { addDays, type Day, firstOfMonth, instantAt, monthOf } from "@/lib/domain/days";
import { type Money, money, sum } from "@/lib/domain/money";
import { chooseAllocation } from "@/lib/domain/payments/choice";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { checkPayments, type PaymentByIds } from "@/lib/operations/batches/check-payments";
import { writeBatch } from "@/lib/operations/batches/write-batch";

/** Some are paid so much a month that November meets their tax-free limit: exactly used up, and nearly. */
const nearTheLimit = new Map<string, Money>([
  ["E10002", money("525.00")],
  ["E10003", money("500.00")],
  ["E10006", money("480.00")],
]);
const usual = ["50.00", "75.00", "100.00", "125.00", "150.00"].map((text) => money(text));

/** The first day of the month that many months before this day's. */
function monthsBefore(today: Day, months: number): Day {
  let first = firstOfMonth(today);
  for (let n = 0; n < months; n++) first = firstOfMonth(addDays(first, -1));
  return first;
}

/**
 * Months of released, paid and confirmed batches: made by the operations themselves on a clock that walks through them, so
 * that the demo's books are as true as any. Ends with the clock at 09:00 of `today`.
 */
export async function makeHistory(business: {
  id: string;
  accountId: string;
  today: Day;
  months: number;
  preparedBy: string;
  releasedBy: { id: string; name: string };
  /** What else happens on the day of the last release, the clock standing there. */
  inLastMonth?: () => Promise<void>;
}): Promise<void> {
  for (let ago = business.months; ago >= 1; ago--) {
    const release = bankingDayOnOrAfter(addDays(monthsBefore(business.today, ago), 9));
    await walkTo(business.id, instantAt(release, timetable.morning));
    await inTransaction((tx) => releaseMonth(tx, business, release));
    if (ago === 1) await business.inLastMonth?.();
  }
  await walkTo(business.id, instantAt(business.today, timetable.morning));
}

async function walkTo(businessId: string, target: Date): Promise<void> {
  await prisma.businessClock.update({ where: { businessId }, data: { target } });
  await runUntilIdle(businessId);
}

async function releaseMonth(
  tx: Tx,
  business: Parameters<typeof makeHistory>[0],
  release: Day,
): Promise<void> {
  const now = await lockBusinessDay(tx, business.id);
  const title = titleForMonth(release);
  const payments = await paymentsOf(tx, business.id, monthOf(release));
  const { checked, dates } = await checkPayments(tx, now, payments, { lock: true });
  const items = payments.flatMap((payment, place) => {
    const result = checked[place];
    if (!result?.servicerId || !payment.allocation || !payment.amount) return [];
    if (result.problems.some((problem) => problem.severity === "error")) return [];
    return [
      {
        borrowerId: payment.borrowerId,
        allocationType: payment.allocation.type,
        loanId: payment.allocation.type === "loan" ? payment.allocation.id : null,
        servicerId: result.servicerId,
        amount: payment.amount,
        referenceId: null,
        taxFree: result.taxFree,
        taxable: result.taxable,
      },
    ];
  });
  await writeBatch(
    tx,
    now,
    {
      businessId: business.id,
      title,
      referenceId: `contributions-${monthOf(release)}`,
      payloadHash: `history-${monthOf(release)}`,
      sourceAccountId: business.accountId,
      totalAmount: sum(items.map((item) => item.amount)),
      warnings: [],
      dates,
      preparedBy: business.preparedBy,
      releasedBy: business.releasedBy,
      createdAt: now.now,
      items,
    },
    "sandbox",
  );
}

/** Two of three employees who have a loan that can be paid, more of them as the months go by; the same on every run. */
async function paymentsOf(tx: Tx, businessId: string, month: string): Promise<PaymentByIds[]> {
  const employees = await tx.borrower.findMany({
    where: { businessId, employmentStatus: "active" },
    orderBy: { externalId: "asc" },
    select: { id: true, externalId: true },
  });
  const roster = await loadRoster(tx, businessId, { ids: employees.map((employee) => employee.id) });
  const joined = 60 + Number.parseInt(month.slice(5), 10) * 6;
  return employees.flatMap(({ id, externalId }, n) => {
    const employee = roster.byId.get(id);
    const always = nearTheLimit.get(externalId ?? "");
    if (!employee || (always === undefined && (n % 3 === 2 || n > joined * 2))) return [];
    const choice = chooseAllocation(employee, roster.loansOf.get(id) ?? []);
    const amount = always ?? usual[n % usual.length] ?? null;
    return choice ? [{ row: n + 1, borrowerId: id, allocation: choice.allocation, amount }] : [];
  });
}
