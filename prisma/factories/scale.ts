import type { PoolClient } from "pg";
import { pool } from "@/lib/db/client";
import { posting, type TransferKind } from "@/lib/domain/batches/ledger";
import { addDays, type Day, firstOfMonth } from "@/lib/domain/days";
import { bankingDayOnOrAfter } from "@/lib/domain/banking-calendar";
import { batchDates } from "@/lib/domain/schedule";

/** `first` numbers the first batch, where a business has some of these already. */
export type Scale = { employees: number; batches: number; items: number; first?: number };

/** Employees, each with one loan, by formulas of their number: the same on every run. */
export async function writeEmployees(businessId: string, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO borrower (business_id, external_id, first_name, last_name, email, department)
     SELECT $1, 'S' || lpad(n::text, 7, '0'), 'First' || n % 977, 'Last' || n % 4999, 's' || n || '@scale.example',
            (ARRAY['Engineering', 'Sales', 'Operations', 'Finance'])[1 + n % 4]
       FROM generate_series(1, $2::int) n`,
    [businessId, count],
  );
  await pool.query(
    `INSERT INTO loan (business_id, borrower_id, servicer_id, account_number, loan_type, status_code, outstanding_principal,
                       outstanding_interest, interest_rate, origination_date, monthly_payment, attested_by)
     SELECT $1, b.id, s.ids[1 + b.n % cardinality(s.ids)], lpad((b.n * 7919 % 10000000000)::text, 10, '0'), 'Direct Unsubsidized',
            'RP', 5000 + b.n % 40000, b.n % 300, 4.53, '2015-09-01', 150, 'employer_file'
       FROM (SELECT id, row_number() OVER (ORDER BY external_id) AS n FROM borrower WHERE business_id = $1) b,
            (SELECT array_agg(id ORDER BY name) AS ids FROM servicer) s`,
    [businessId],
  );
  await pool.query("ANALYZE borrower; ANALYZE loan");
}

/** Complete batches with their items and the ledger of their whole life, one batch a transaction. `latest` is the newest release. */
export async function writeBatches(
  businessId: string,
  accountId: string,
  scale: Scale,
  latest: Day,
): Promise<void> {
  const client = await pool.connect();
  try {
    const loans = await numberLoans(client, businessId);
    const itemsPerBatch = Math.ceil(scale.items / scale.batches);
    for (let n = 0; n < scale.batches; n++) {
      const items = Math.min(itemsPerBatch, scale.items - n * itemsPerBatch);
      if (items <= 0) break;
      const release = bankingDayOnOrAfter(
        addDays(firstOfMonth(addDays(latest, -7 * (scale.batches - n))), n % 20),
      );
      await client.query("BEGIN");
      await writeBatch(
        client,
        businessId,
        accountId,
        { n: n + (scale.first ?? 0), items, offset: n * itemsPerBatch, loans },
        release,
      );
      await client.query("COMMIT");
    }
    await client.query("ANALYZE batch; ANALYZE batch_item; ANALYZE ledger_transfer");
  } finally {
    // Closed, not given back: an open transaction and the temporary table go with it.
    client.release(true);
  }
}

/** The loans numbered from 0, for this connection: items take them in turn by an index lookup each. */
async function numberLoans(client: PoolClient, businessId: string): Promise<number> {
  await client.query(
    "CREATE TEMP TABLE scale_loan (k int PRIMARY KEY, id uuid, borrower_id uuid, servicer_id uuid)",
  );
  const written = await client.query(
    `INSERT INTO scale_loan SELECT row_number() OVER (ORDER BY id) - 1, id, borrower_id, servicer_id
       FROM loan WHERE business_id = $1`,
    [businessId],
  );
  await client.query("ANALYZE scale_loan");
  return written.rowCount ?? 0;
}

async function writeBatch(
  client: PoolClient,
  businessId: string,
  accountId: string,
  of: { n: number; items: number; offset: number; loans: number },
  release: Day,
): Promise<void> {
  const dates = batchDates(release);
  const batch = await client.query<{ id: string }>(
    `INSERT INTO batch (business_id, status, title, reference_id, payload_hash, source_account_id, number_of_payments,
                          total_amount, release_day, debit_day, credits_sent_day, credits_effective_day,
                          confirmed_expected_day, debit_status, prepared_by, released_by, created_at, completed_at)
       SELECT $1, 'complete', 'Scale ' || $2::int, 'scale-' || $2::int, 'scale', $3, $4::int,
              (SELECT sum(50 + (n + $5::int) % 400) FROM generate_series(1, $4::int) n),
              $6, $7, $8, $9, $10, 'settled', 'Scale', 'Scale', $6::date + time '14:00', $10::date + time '13:30'
       RETURNING id`,
    [
      businessId,
      of.n,
      accountId,
      of.items,
      of.offset,
      release,
      dates.debit,
      dates.creditsSent,
      dates.creditsEffective,
      dates.confirmedExpected,
    ],
  );
  const batchId = batch.rows[0]?.id;
  await client.query(
    `INSERT INTO batch_item (business_id, batch_id, position, borrower_id, allocation_type, loan_id, servicer_id, amount,
                               reference_id, status, benefit_date, tax_free, taxable, debit_day, sent_day, posted_day, posted_amount)
       SELECT $1, $2, n, l.borrower_id, 'loan', l.id, l.servicer_id, a.amount, 'scale-' || $3::int || '-' || n, 'posted',
              $5, a.amount, 0, $4, $6, $7, a.amount
         FROM generate_series(1, $8::int) n
         JOIN scale_loan l ON l.k = (n + $9::int) % $10::int
        CROSS JOIN LATERAL (SELECT (50 + (n + $9::int) % 400)::numeric AS amount) a`,
    [
      businessId,
      batchId,
      of.n,
      dates.debit,
      dates.creditsEffective,
      dates.creditsSent,
      dates.confirmedExpected,
      of.items,
      of.offset,
      of.loans,
    ],
  );
  for (const [kind, on] of itemTransfers(dates)) await bookItems(client, businessId, batchId, kind, on);
  const { debit, credit } = posting("debit_settled");
  await client.query(
    `INSERT INTO ledger_transfer (business_id, kind, debit_account, credit_account, amount, batch_id, subject_id, day)
       SELECT $1, 'debit_settled', $3, $4, total_amount, id, id, debit_day FROM batch WHERE business_id = $1 AND id = $2`,
    [businessId, batchId, debit, credit],
  );
}

const itemTransfers = (dates: ReturnType<typeof batchDates>): [TransferKind, Day][] => [
  ["released", dates.release],
  ["credit_sent", dates.creditsSent],
  ["credit_settled", dates.creditsEffective],
];

async function bookItems(
  client: PoolClient,
  businessId: string,
  batchId: string | undefined,
  kind: TransferKind,
  on: Day,
): Promise<void> {
  const { debit, credit } = posting(kind);
  await client.query(
    `INSERT INTO ledger_transfer (business_id, kind, debit_account, credit_account, servicer_id, amount, batch_id, subject_id, day)
     SELECT business_id, $3, $4, $5, CASE WHEN $3 <> 'released' THEN servicer_id END, amount, batch_id, id, $6::date
       FROM batch_item WHERE business_id = $1 AND batch_id = $2`,
    [businessId, batchId, kind, debit, credit, on],
  );
}
