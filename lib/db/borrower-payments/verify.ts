import { Prisma } from "../generated/client";
import { type Check, creditBalance } from "../verify/verify-checks";

/** What the ledger says of each Payment, by what it was booked as. */
const booked = Prisma.sql`
  SELECT p.business_id, p.id, p.status, p.stage, p.amount, p.posted_amount, p.refunded_amount,
         coalesce(t.debited, 0) AS debited, coalesce(t.released, 0) AS released,
         coalesce(t.sent, 0) AS sent, coalesce(t.settled, 0) AS settled,
         coalesce(t.refunded, 0) AS refunded
    FROM payment p
    LEFT JOIN (
      SELECT business_id, subject_id,
             sum(CASE kind WHEN 'debit_settled' THEN amount WHEN 'debit_returned' THEN -amount END) AS debited,
             sum(amount) FILTER (WHERE kind = 'released') AS released,
             sum(amount) FILTER (WHERE kind = 'credit_sent') AS sent,
             sum(amount) FILTER (WHERE kind = 'credit_settled') AS settled,
             sum(amount) FILTER (WHERE kind = 'refunded') AS refunded
        FROM ledger_transfer WHERE batch_id IS NULL GROUP BY business_id, subject_id) t
      ON t.business_id = p.business_id AND t.subject_id = p.id`;

/** The rules of the books on Borrowers' own payments, as those on batches: a few set-based passes each. */
export const paymentChecks: Check[] = [
  {
    rule: "of a Borrower's payment, debited = posted + refunded + open",
    sql: Prisma.sql`
      SELECT business_id, 'payment ' || id AS place,
             stage || ', debited ' || debited || ', posted ' || posted_amount || ', refunded ' || refunded_amount || ' of ' || amount AS found
        FROM (${booked}) b
       WHERE debited <> CASE
               WHEN stage IN ('scheduled', 'debit_sent', 'retrying') THEN 0
               WHEN status = 'cancelled' AND refunded_amount = 0 THEN 0
               WHEN status = 'pending' THEN amount
               ELSE posted_amount + refunded_amount END
          OR refunded_amount <> refunded`,
  },
  {
    rule: "a Borrower's payment goes on only with its transfers",
    sql: Prisma.sql`
      SELECT business_id, 'payment ' || id AS place,
             stage || ' ' || status || ', released ' || released || ', sent ' || sent || ', settled ' || settled AS found
        FROM (${booked}) b
       WHERE (stage = 'scheduled' AND released <> 0)
          OR (stage IN ('debit_sent', 'debit_settled', 'retrying', 'credit_sent', 'credit_settled', 'came_back') AND released <> amount)
          OR (stage IN ('credit_sent', 'credit_settled') AND sent <> amount)
          OR (stage = 'credit_settled' AND settled <> amount)
          OR (status = 'complete' AND (sent <> amount OR settled <> amount))
          OR (stage IN ('debit_sent', 'debit_settled', 'retrying') AND sent <> 0)`,
  },
  {
    rule: "what is owed to Borrowers' payments is what has not been sent",
    sql: Prisma.sql`
      SELECT b.id AS business_id, 'borrower_liability' AS place,
             'balance ' || coalesce(l.balance, 0) || ', unsent payments ' || coalesce(p.unsent, 0) AS found
        FROM business b
        LEFT JOIN (${creditBalance("borrower_liability")}) l ON l.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount) AS unsent FROM payment
                    WHERE stage IN ('debit_sent', 'debit_settled', 'retrying') GROUP BY business_id) p ON p.business_id = b.id
       WHERE coalesce(l.balance, 0) <> coalesce(p.unsent, 0)`,
  },
  {
    rule: "what Borrowers owe is the debits that are on their way",
    sql: Prisma.sql`
      SELECT b.id AS business_id, 'borrower_receivable' AS place,
             'balance ' || -coalesce(l.balance, 0) || ', debits on their way ' || coalesce(p.unpaid, 0) AS found
        FROM business b
        LEFT JOIN (${creditBalance("borrower_receivable")}) l ON l.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount) AS unpaid FROM payment
                    WHERE stage IN ('debit_sent', 'retrying') GROUP BY business_id) p ON p.business_id = b.id
       WHERE -coalesce(l.balance, 0) <> coalesce(p.unpaid, 0)`,
  },
  {
    rule: "a series makes at most one payment a month, and none once it has ended",
    sql: Prisma.sql`
      SELECT s.business_id, 'series ' || s.id AS place, 'cancelled with an open payment ' || p.id AS found
        FROM payment_series s
        JOIN payment p ON p.business_id = s.business_id AND p.series_id = s.id AND p.stage = 'scheduled'
       WHERE s.status = 'cancelled'`,
  },
];
