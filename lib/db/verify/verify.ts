import { prisma } from "../client";
import { paymentChecks } from "../borrower-payments/verify";
import { Prisma } from "../generated/client";
import { bankChecks } from "./bank-checks";
import { type Check, creditBalance } from "./verify-checks";

/** Something in the stored books that must not be: what is wrong and where. */
export type Fault = { rule: string; business: string; where: string; found: string };

/** Each finds rows that break one rule of "The ledger"; every one is a few set-based passes, whatever the number of items. */
const checks: Check[] = [
  {
    rule: "a batch's total and count are those of its items",
    sql: Prisma.sql`
      SELECT b.business_id, 'batch ' || b.id AS place,
             'says ' || b.number_of_payments || ' payments of ' || b.total_amount || ', has ' || coalesce(i.n, 0) || ' of ' || coalesce(i.total, 0) AS found
        FROM batch b
        LEFT JOIN (SELECT business_id, batch_id, count(*) AS n, sum(amount) AS total FROM batch_item
                    WHERE replaces IS NULL GROUP BY business_id, batch_id) i
          ON i.business_id = b.business_id AND i.batch_id = b.id
       WHERE b.valid AND (b.number_of_payments <> coalesce(i.n, 0) OR b.total_amount <> coalesce(i.total, 0))`,
  },
  {
    rule: "debited = posted + refunded + open",
    sql: Prisma.sql`
      SELECT b.business_id, 'batch ' || b.id AS place,
             'debited ' || l.debited || ', posted, refunded and open ' || coalesce(i.accounted, 0) AS found
        FROM batch b
        JOIN (SELECT business_id, batch_id,
                     sum(CASE kind WHEN 'debit_settled' THEN amount WHEN 'debit_returned' THEN -amount ELSE 0 END) AS debited
                FROM ledger_transfer WHERE batch_id IS NOT NULL GROUP BY business_id, batch_id) l
          ON l.business_id = b.business_id AND l.batch_id = b.id
        LEFT JOIN (SELECT business_id, batch_id,
                          sum(posted_amount + refunded_amount
                              + CASE WHEN status IN ('pending', 'sent', 'returned') THEN amount - posted_amount - refunded_amount ELSE 0 END) AS accounted
                     FROM batch_item WHERE status <> 'replaced' GROUP BY business_id, batch_id) i
          ON i.business_id = b.business_id AND i.batch_id = b.id
       WHERE b.valid AND l.debited <> CASE WHEN b.debit_status = 'settled' THEN coalesce(i.accounted, 0) ELSE 0 END`,
  },
  {
    rule: "what is owed to the programme is what has not been sent",
    sql: Prisma.sql`
      SELECT b.id AS business_id, 'program_liability' AS place,
             'balance ' || coalesce(l.balance, 0) || ', unsent items ' || coalesce(i.unsent, 0) AS found
        FROM business b
        LEFT JOIN (${creditBalance("program_liability")}) l ON l.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount) AS unsent FROM batch_item WHERE status = 'pending' GROUP BY business_id) i
          ON i.business_id = b.id
       WHERE coalesce(l.balance, 0) <> coalesce(i.unsent, 0)`,
  },
  {
    rule: "returns clearing is the returned items and the open exceptions",
    sql: Prisma.sql`
      SELECT b.id AS business_id, 'returns_clearing' AS place,
             'balance ' || coalesce(l.balance, 0) || ', returned items, payments that came back and open exceptions '
             || coalesce(i.returned, 0) + coalesce(p.back, 0) + coalesce(x.open, 0) AS found
        FROM business b
        LEFT JOIN (${creditBalance("returns_clearing")}) l ON l.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount - posted_amount - refunded_amount) AS returned FROM batch_item
                    WHERE status = 'returned' GROUP BY business_id) i ON i.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount) AS open FROM money_exception
                    WHERE kind IN ('late_credit_return', 'refund_returned') AND closed_at IS NULL GROUP BY business_id) x ON x.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount - posted_amount - refunded_amount) AS back FROM payment
                    WHERE stage = 'came_back' GROUP BY business_id) p ON p.business_id = b.id
       WHERE coalesce(l.balance, 0) <> coalesce(i.returned, 0) + coalesce(p.back, 0) + coalesce(x.open, 0)`,
  },
  {
    rule: "what business and servicers owe is the open exceptions",
    sql: Prisma.sql`
      SELECT b.id AS business_id, 'exceptions_receivable' AS place,
             'balance ' || -coalesce(l.balance, 0) || ', open exceptions ' || coalesce(x.open, 0) AS found
        FROM business b
        LEFT JOIN (${creditBalance("exceptions_receivable")}) l ON l.business_id = b.id
        LEFT JOIN (SELECT business_id, sum(amount) AS open FROM money_exception
                    WHERE kind IN ('late_debit_return', 'over_posted') AND closed_at IS NULL GROUP BY business_id) x ON x.business_id = b.id
       WHERE -coalesce(l.balance, 0) <> coalesce(x.open, 0)`,
  },
  {
    rule: "what came back and was refunded of an item is what it says of itself",
    sql: Prisma.sql`
      SELECT i.business_id, 'item ' || i.id AS place,
             'status ' || i.status || ', ' || i.posted_amount || ' posted and ' || i.refunded_amount || ' refunded of ' || i.amount
             || ', in the ledger ' || coalesce(t.back, 0) || ' came back and ' || coalesce(t.refunded, 0) || ' was refunded' AS found
        FROM batch_item i
        LEFT JOIN (SELECT t.business_id, t.subject_id,
                          -- What came back once the item was final stands with an exception, not on the item.
                          sum(t.amount) FILTER (WHERE t.kind IN ('credit_returned', 'held_back') AND x.id IS NULL) AS back,
                          sum(t.amount) FILTER (WHERE t.kind = 'refunded') AS refunded
                     FROM ledger_transfer t
                     LEFT JOIN money_exception x ON x.business_id = t.business_id AND x.subject_id = t.subject_id
                           AND x.kind = 'late_credit_return' AND x.nth = t.nth
                    WHERE t.kind IN ('credit_returned', 'held_back', 'refunded') GROUP BY t.business_id, t.subject_id) t
          ON t.business_id = i.business_id AND t.subject_id = i.id
       WHERE coalesce(t.refunded, 0) <> i.refunded_amount
          OR (i.status IN ('returned', 'refunded', 'replaced') AND coalesce(t.back, 0) <> i.amount - i.posted_amount)
          OR (i.status IN ('posted', 'pending', 'sent', 'failed', 'cancelled') AND coalesce(t.back, 0) <> i.refunded_amount)`,
  },
  {
    rule: "an item was credited once and for its amount, and only if it went out",
    sql: Prisma.sql`
      SELECT i.business_id, 'item ' || i.id AS place, 'status ' || i.status || ', credited ' || coalesce(t.amount, 0) AS found
        FROM batch_item i
        LEFT JOIN (SELECT business_id, subject_id, sum(amount) AS amount FROM ledger_transfer
                    WHERE kind = 'credit_sent' GROUP BY business_id, subject_id) t
          ON t.business_id = i.business_id AND t.subject_id = i.id
       WHERE (i.status IN ('sent', 'posted') AND coalesce(t.amount, 0) <> i.amount)
          OR (i.status IN ('pending', 'failed', 'cancelled') AND t.amount IS NOT NULL)
          OR t.amount > i.amount`,
  },
  {
    rule: "a complete batch has no open item",
    sql: Prisma.sql`
      SELECT i.business_id, 'item ' || i.id AS place, 'status ' || i.status || ' in a complete batch' AS found
        FROM batch_item i JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
       WHERE b.status = 'complete' AND i.status IN ('pending', 'sent', 'returned')`,
  },
  {
    rule: "every transfer of a batch belongs to one of its items or to the batch",
    sql: Prisma.sql`
      SELECT t.business_id, 'transfer ' || t.id AS place, t.kind || ' of ' || t.amount || ' for ' || t.subject_id AS found
        FROM ledger_transfer t
        LEFT JOIN batch_item i ON i.business_id = t.business_id AND i.id = t.subject_id
       WHERE t.batch_id IS NOT NULL AND t.subject_id <> t.batch_id AND i.batch_id IS DISTINCT FROM t.batch_id`,
  },
];

const FAULTS_SHOWN_MAX = 1_000;

/** Looks through all stored books. Empty: everything is as the rules want it. */
export async function findFaults(): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const check of [...checks, ...paymentChecks, ...bankChecks]) {
    const rows = await prisma.$queryRaw<{ name: string; place: string; found: string }[]>`
      SELECT b.name, f.place, f.found FROM (${check.sql}) f JOIN business b ON b.id = f.business_id
       ORDER BY b.name, f.place LIMIT ${FAULTS_SHOWN_MAX}`;
    for (const row of rows)
      faults.push({ rule: check.rule, business: row.name, where: row.place, found: row.found });
  }
  return faults;
}
