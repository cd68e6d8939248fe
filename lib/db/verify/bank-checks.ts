import { Prisma } from "../generated/client";
import type { Check } from "./verify-checks";

/** The rules of the books on what goes to the bank by file, and on the micro-deposits of accounts. */
export const bankChecks: Check[] = [
  {
    rule: "a file for the bank says what its entries are",
    sql: Prisma.sql`
      SELECT f.business_id, 'file ' || f.name AS place,
             'says ' || f.entries || ' entries, debits of ' || f.debits || ', credits of ' || f.credits || ', has '
             || coalesce(e.n, 0) || ', ' || coalesce(e.debits, 0) || ' and ' || coalesce(e.credits, 0) AS found
        FROM ach_file f
        LEFT JOIN (SELECT business_id, file_id, count(*) AS n,
                          coalesce(sum(amount) FILTER (WHERE subject_kind IN ('batch_debit', 'payment_debit')), 0) AS debits,
                          coalesce(sum(amount) FILTER (WHERE subject_kind NOT IN ('batch_debit', 'payment_debit')), 0) AS credits
                     FROM ach_entry GROUP BY business_id, file_id) e
          ON e.business_id = f.business_id AND e.file_id = f.id
       WHERE f.written_at IS NOT NULL
         AND (f.entries <> coalesce(e.n, 0) OR f.debits <> coalesce(e.debits, 0) OR f.credits <> coalesce(e.credits, 0))`,
  },
  {
    rule: "a micro-deposit is sent and booked for its amount, and is back where the bank returned it",
    sql: Prisma.sql`
      SELECT a.business_id, 'account ' || a.id AS place,
             'deposit ' || d.nth || ' of ' || d.amount || ', in a file ' || coalesce(e.amount::text, 'none') || ', booked '
             || coalesce(t.booked, 0) || ', came back ' || coalesce(t.back, 0)
             || CASE WHEN e.is_returned THEN ', returned by the bank' ELSE '' END AS found
        FROM source_account a
       CROSS JOIN LATERAL (VALUES (1, a.deposit1), (2, a.deposit2)) AS d (nth, amount)
        LEFT JOIN (SELECT business_id, subject_id, nth, sum(amount) FILTER (WHERE kind = 'micro_deposits') AS booked,
                          sum(amount) FILTER (WHERE kind = 'micro_deposit_returned') AS back
                     FROM ledger_transfer WHERE kind IN ('micro_deposits', 'micro_deposit_returned')
                    GROUP BY business_id, subject_id, nth) t
          ON t.business_id = a.business_id AND t.subject_id = a.id AND t.nth = d.nth
        LEFT JOIN (SELECT m.business_id, m.subject_id, m.nth, m.amount,
                          EXISTS (SELECT FROM bank_upload_line l
                                   WHERE l.business_id = m.business_id AND l.entry_id = m.id AND l.what = 'return'
                                     AND l.outcome = 'applied') AS is_returned
                     FROM ach_entry m WHERE m.subject_kind = 'micro_deposit') e
          ON e.business_id = a.business_id AND e.subject_id = a.id AND e.nth = d.nth
       WHERE a.deposit1 IS NOT NULL
         AND (e.amount <> d.amount OR t.booked <> d.amount
              OR coalesce(t.back, 0) <> CASE WHEN e.is_returned THEN d.amount ELSE 0 END
              OR (t.back IS NOT NULL AND t.booked IS NULL))`,
  },
];
