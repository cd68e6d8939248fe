import { prisma } from "@/lib/db/client";
import { dateOfDay } from "@/lib/db/rows";
import { day, instantAt } from "@/lib/domain/days";
import { tellSeries } from "@/lib/db/events/payment-events";
import { makeNextOccurrences } from "@/lib/operations/payment-series/next-occurrence";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { inTransaction } from "@/lib/db/transaction";
import { readBusinessDay } from "@/lib/db/business-day";
import { makeOwnMoney } from "@/prisma/factories/own-money";
import { milliseconds, type Row } from "./measure";

const SERIES = 100_000;
/** As many as a worker takes in one transaction. */
const SERIES_PER_CHUNK = 5_000;
const MADE_MAX_MS = 20_000;
const DAY_MAX_MS = 45_000;

/** So many Borrowers, each with a loan, an account and a series on day 28, of which no occurrence exists. */
async function manySeries(): Promise<string> {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { businessId } = own.payroll;
  await prisma.$executeRaw`
    WITH people AS (
      INSERT INTO borrower (business_id, first_name, last_name, email)
      SELECT ${businessId}::uuid, 'Ana' || n, 'Ortiz', 'ana' || n || '@bench.example' FROM generate_series(1, ${SERIES}::int) n
      RETURNING business_id, id),
    owing AS (
      INSERT INTO loan (business_id, borrower_id, servicer_id, account_number, loan_type, status_code, outstanding_principal,
                        outstanding_interest, interest_rate, origination_date, attested_by)
      SELECT business_id, id, ${own.employee.servicerId}::uuid, id::text, 'Direct Unsubsidized', 'RP', 20000, 0, 5.5,
             '2018-08-20'::date, 'employer_file' FROM people),
    accounts AS (
      INSERT INTO source_account (business_id, borrower_id, owner, name_on_account, routing_number, account_number_encrypted,
                                  account_number_last_4, fingerprint, type, status, created_by, created_at)
      SELECT p.business_id, p.id, 'borrower', a.name_on_account, a.routing_number, a.account_number_encrypted,
             a.account_number_last_4, p.id::text, a.type, a.status, a.created_by, a.created_at
        FROM people p CROSS JOIN source_account a
       WHERE a.business_id = ${businessId}::uuid AND a.id = ${own.accountId}::uuid
      RETURNING business_id, borrower_id, id)
    INSERT INTO payment_series (business_id, borrower_id, servicer_id, source_account_id, amount, schedule, day_of_month,
                                start_date, created_by, created_at)
    SELECT business_id, borrower_id, ${own.employee.servicerId}::uuid, id, 144, 'day_of_month', 28, ${dateOfDay(day("2026-11-01"))},
           'bench', now() FROM accounts`;
  await prisma.$executeRaw`ANALYZE`;
  return businessId;
}

/** The occurrences of a month as Payments, and what is told of them and their series, a chunk at a time as a worker does it. */
async function makeAll(businessId: string): Promise<void> {
  const all = await prisma.paymentSeries.findMany({ where: { businessId }, select: { id: true } });
  for (let from = 0; from < all.length; from += SERIES_PER_CHUNK) {
    const ids = all.slice(from, from + SERIES_PER_CHUNK).map((one) => one.id);
    await inTransaction(async (tx) => {
      const business = await readBusinessDay(businessId, tx);
      await makeNextOccurrences(tx, business, ids, "bench");
      await tellSeries(tx, business, ids);
    });
  }
}

async function expectMade(businessId: string, month: string): Promise<void> {
  const made = await prisma.payment.count({ where: { businessId, month } });
  if (made !== SERIES) throw new Error(`made ${made} payments of ${SERIES} for ${month}`);
}

/** Occurrences become Payments; then the day's file closes: they go to the rail, the letters are left, the next ones are made. */
export async function* ownMoney(): AsyncGenerator<Row> {
  const businessId = await manySeries();
  const made = await milliseconds(() => makeAll(businessId));
  await expectMade(businessId, "2026-11");
  yield {
    work: "100,000 due series occurrences become Payments",
    ours: made,
    floor: null,
    unit: "ms",
    bound: `at most ${MADE_MAX_MS} ms`,
    kept: made <= MADE_MAX_MS,
  };
  await prisma.$executeRaw`ANALYZE`;
  const day27 = await milliseconds(async () => {
    const target = instantAt(day("2026-11-27"), "18:00");
    await prisma.businessClock.update({ where: { businessId }, data: { target } });
    await runUntilIdle(businessId);
  });
  await expectMade(businessId, "2026-12");
  yield {
    work: "  they go to the rail with letters, and the next are made",
    ours: day27,
    floor: null,
    unit: "ms",
    bound: `at most ${DAY_MAX_MS} ms`,
    kept: day27 <= DAY_MAX_MS,
  };
}
