import { joinSql, type Sql, sql } from "@/lib/db/sql";
import type { Money } from "@/lib/domain/money";
import { OPENING_WORDS, statementKinds, statementWords } from "@/lib/domain/statements/lines";
import type { Period } from "@/lib/domain/reports/period";

const amount = sql`CASE WHEN t.debit_account = 'bank_cash' THEN t.amount ELSE -t.amount END`;
const movesCash = sql`(t.debit_account = 'bank_cash' OR t.credit_account = 'bank_cash')`;

/**
 * Every transfer of cash of an account `t`: those of the batches debited from it, and of its own verification once nobody has to
 * name the two amounts any more, since their sum tells most of them.
 */
const transfers = (businessId: string, accountId: string, when: Sql): Sql => sql`
  SELECT t.day, t.kind, t.batch_id, t.id, ${amount} AS amount
    FROM batch b JOIN ledger_transfer t ON t.business_id = b.business_id AND t.batch_id = b.id AND ${movesCash}
   WHERE b.business_id = ${businessId}::uuid AND b.source_account_id = ${accountId}::uuid AND ${when}
  UNION ALL
  SELECT t.day, t.kind, NULL::uuid, t.id, ${amount}
    FROM source_account a JOIN ledger_transfer t ON t.business_id = a.business_id AND t.subject_id = a.id
   WHERE a.business_id = ${businessId}::uuid AND a.id = ${accountId}::uuid AND a.status <> 'pending_verification'
     AND t.batch_id IS NULL AND ${movesCash} AND ${when}`;

/** One row: what was held before the period, what came and went in it, how many lines that is. */
export const sumsQuery = (businessId: string, accountId: string, { from, to }: Period): Sql => sql`
  SELECT coalesce(sum(x.amount) FILTER (WHERE x.day < ${from}::date), 0) AS opening,
         coalesce(sum(x.amount) FILTER (WHERE x.day >= ${from}::date AND x.amount > 0), 0) AS money_in,
         coalesce(sum(x.amount) FILTER (WHERE x.day >= ${from}::date AND x.amount < 0), 0) AS money_out,
         coalesce(sum(x.amount), 0) AS closing,
         (count(DISTINCT (x.day, x.kind, x.batch_id)) FILTER (WHERE x.day >= ${from}::date))::int AS lines
    FROM (${transfers(businessId, accountId, sql`t.day <= ${to}::date`)}) x`;

/**
 * The lines of a period with the balance after each: transfers of one day, kind and batch are one line, so that a batch of
 * ten thousand payments is a handful of lines. In the order in which they happened (`ord`: the first of a line's transfers).
 */
const lines = (businessId: string, accountId: string, { from, to }: Period): Sql => sql`
  SELECT g.day, g.kind, g.batch_id, g.ord, g.n, g.amount,
         sum(g.amount) OVER (ORDER BY g.day, g.ord)
         + (SELECT coalesce(sum(o.amount), 0) FROM (${transfers(businessId, accountId, sql`t.day < ${from}::date`)}) o) AS balance
    FROM (SELECT x.day, x.kind, x.batch_id, min(x.id) AS ord, count(*)::int AS n, sum(x.amount) AS amount
            FROM (${transfers(businessId, accountId, sql`t.day >= ${from}::date AND t.day <= ${to}::date`)}) x
           GROUP BY x.day, x.kind, x.batch_id) g`;

const joinBatch = (businessId: string): Sql => sql`
  LEFT JOIN batch b ON b.business_id = ${businessId}::uuid AND b.id = s.batch_id`;

export const linesFrom = (businessId: string, accountId: string, period: Period): Sql => sql`
  FROM (${lines(businessId, accountId, period)}) s ${joinBatch(businessId)}`;

/** The same between the two balances, which stand as rows of their own. */
export const linesBetweenBalances = (
  businessId: string,
  accountId: string,
  { period, opening, closing }: { period: Period; opening: Money; closing: Money },
): Sql => sql`
  FROM (SELECT l.*, 1 AS part FROM (${lines(businessId, accountId, period)}) l
        UNION ALL SELECT ${period.from}::date, 'opening', NULL, 0, NULL, NULL, ${opening}::numeric, 0
        UNION ALL SELECT ${period.to}::date, 'closing', NULL, 0, NULL, NULL, ${closing}::numeric, 2) s
  ${joinBatch(businessId)} ORDER BY s.part, s.day, s.ord`;

/** The words of a line's kind, in SQL; `closing` are those of the last. */
export const wordsSql = (closing: string): Sql =>
  sql`CASE s.kind ${joinSql(
    statementKinds.map((kind) => sql`WHEN ${kind} THEN ${statementWords(kind)}`),
    " ",
  )} WHEN 'opening' THEN ${OPENING_WORDS} WHEN 'closing' THEN ${closing} END`;
