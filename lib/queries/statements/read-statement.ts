import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { walk } from "@/lib/db/reading/walk";
import { type Numeric, sql } from "@/lib/db/sql";
import { isUuid } from "@/lib/domain/uuid";
import type { Period } from "@/lib/domain/reports/period";
import { closingWords, type StatementKind } from "@/lib/domain/statements/lines";
import { cutPage } from "@/lib/schemas/places";
import {
  type StatementHead,
  type StatementLine,
  type StatementPage,
  type StatementPlace,
  statementPlace,
} from "@/lib/schemas/statements/statement";
import { linesBetweenBalances, linesFrom, sumsQuery, wordsSql } from "./statement-sql";

export const STATEMENT_LINES_PER_PAGE = 50;
const LINES_A_READ = 500;

type Sums = { opening: Numeric; money_in: Numeric; money_out: Numeric; closing: Numeric; lines: number };

/**
 * What was held of one of the business's own accounts over a period: opening, in, out, closing, all summed by the database.
 * A removed account has its statement too. Null if it is not there or not theirs.
 */
export async function readStatement(
  actor: Actor,
  accountId: string,
  period: Period,
): Promise<StatementHead | null> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  if (!isUuid(accountId)) return null;
  const account = await prisma.sourceAccount.findFirst({
    where: { businessId, id: accountId, borrowerId: null },
    select: {
      id: true,
      nameOnAccount: true,
      last4: true,
      routingNumber: true,
      business: { select: { name: true } },
    },
  });
  if (!account) return null;
  const [[sums], { today }] = await Promise.all([
    prisma.$queryRaw<Sums[]>(sumsQuery(businessId, accountId, period)),
    readBusinessDay(businessId),
  ]);
  if (!sums) return null;
  return {
    business: account.business.name,
    account: {
      id: account.id,
      name: account.nameOnAccount,
      last4: account.last4,
      routingNumber: account.routingNumber,
    },
    period,
    today,
    opening: moneyOf(sums.opening),
    moneyIn: moneyOf(sums.money_in),
    moneyOut: moneyOf(sums.money_out),
    closing: moneyOf(sums.closing),
    lines: sums.lines,
  };
}

type Row = {
  day: Date;
  kind: StatementKind;
  batch_id: string | null;
  title: string | null;
  ord: bigint;
  n: number;
  amount: Numeric;
  balance: Numeric;
};

async function readLines(
  actor: Actor,
  accountId: string,
  period: Period,
  { place, limit }: { place: StatementPlace; limit: number },
): Promise<StatementLine[]> {
  const { back, beyond, order } = walk(place, [sql`s.day`, sql`s.ord`], (at) => [
    sql`${at.day}::date`,
    sql`${at.order}`,
  ]);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT s.day, s.kind, s.batch_id, ${batchTitleSql} AS title, s.ord, s.n, s.amount, s.balance
    ${linesFrom(actor.businessId, accountId, period)} WHERE ${beyond}
    ORDER BY ${order} LIMIT ${limit}`;
  if (back) rows.reverse();
  return rows.map((row) => ({
    place: `${dayOfDate(row.day)}_${row.ord}`,
    day: dayOfDate(row.day),
    kind: row.kind,
    count: row.n,
    batch: row.batch_id === null ? null : { id: row.batch_id, title: row.title ?? "" },
    amount: moneyOf(row.amount),
    balance: moneyOf(row.balance),
  }));
}

/** A page of its lines, the oldest first. */
export async function listStatementLines(
  actor: Actor,
  accountId: string,
  period: Period,
  place: StatementPlace,
): Promise<StatementPage> {
  mustHave(actor, "business:read");
  const rows = await readLines(actor, accountId, period, { place, limit: STATEMENT_LINES_PER_PAGE + 1 });
  return cutPage(rows, place, STATEMENT_LINES_PER_PAGE, (line) => line.place);
}

/** All of its lines, some at a time: for a file of any length. */
export async function* allStatementLines(
  actor: Actor,
  accountId: string,
  period: Period,
): AsyncGenerator<StatementLine> {
  mustHave(actor, "business:read");
  let place: StatementPlace = null;
  for (;;) {
    const rows = await readLines(actor, accountId, period, { place, limit: LINES_A_READ });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < LINES_A_READ) return;
    place = statementPlace({ after: last.place });
  }
}

const columnsOf = (head: StatementHead) => [
  plain("date", sql`s.day`),
  plain("what", wordsSql(closingWords(head))),
  plain("number", sql`s.n`),
  text("batch", batchTitleSql),
  plain("amount", sql`s.amount`),
  plain("balance", sql`s.balance`),
  plain("batch_id", sql`s.batch_id`),
];

/** All of its lines between the two balances. */
export async function statementCsv(actor: Actor, head: StatementHead): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = linesBetweenBalances(actor.businessId, head.account.id, head);
  return { name: statementName(head), body: await streamCsv(columnsOf(head), from) };
}

export const statementName = ({ account, period }: StatementHead): string =>
  `statement-${account.last4}-${period.from}-to-${period.to}`;
