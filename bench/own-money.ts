import { prisma } from "@/lib/db/client";
import { dateOfDay } from "@/lib/db/rows";
import { day, instantAt } from "@/lib/domain/days";
import { expectClosing } from "@/lib/operations/payments/insert-payment";
import { makeNextOccurrences } from "@/lib/operations/payment-series/next-occurrence";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { inTransaction } from "@/lib/db/transaction";
import { readBusinessDay } from "@/lib/db/business-day";
import { makeOwnMoney } from "@/prisma/factories/own-money";
import { milliseconds, type Row } from "./measure";

const SERIES = 100_000;
const MADE_MAX_MS = 20_000;

/** So many Borrowers, each with a loan, an account and a series on day 28; their November occurrences exist and close on the 27th. */
export async function manySeries(series = SERIES): Promise<string> {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { businessId } = own.payroll;
  await prisma.$executeRaw`
    WITH people AS (
      INSERT INTO borrower (business_id, first_name, last_name, email)
      SELECT ${businessId}::uuid, 'Ana' || n, 'Ortiz', 'ana' || n || '@bench.example' FROM generate_series(1, ${series}::int) n
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
  const all = await prisma.paymentSeries.findMany({ where: { businessId }, select: { id: true } });
  await inTransaction(async (tx) => {
    const business = await readBusinessDay(businessId, tx);
    await makeNextOccurrences(
      tx,
      business,
      all.map((one) => one.id),
      "bench",
    );
    await expectClosing(tx, business, day("2026-11-30"));
  });
  await prisma.$executeRaw`ANALYZE`;
  return businessId;
}

/** The file of a day with 100,000 occurrences closes: they go to the rail, the letters are left, and next month's are made. */
export async function* ownMoney(): AsyncGenerator<Row> {
  const businessId = await manySeries();
  const ours = await milliseconds(async () => {
    const target = instantAt(day("2026-11-27"), "18:00");
    await prisma.businessClock.update({ where: { businessId }, data: { target } });
    await runUntilIdle(businessId);
  });
  const made = await prisma.payment.count({ where: { businessId, month: "2026-12" } });
  if (made !== SERIES) throw new Error(`made ${made} payments of ${SERIES}`);
  yield {
    work: "100,000 due occurrences to the rail, the next 100,000 made",
    ours,
    floor: null,
    unit: "ms",
    bound: `at most ${MADE_MAX_MS} ms`,
    kept: ours <= MADE_MAX_MS,
  };
}
