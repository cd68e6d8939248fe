import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { prisma } from "@/lib/db/client";
import { waitingFrom } from "@/lib/db/reconciliation/waiting";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { walkSeq } from "@/lib/db/reading/walk";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { isZero, type Money, subtract, ZERO } from "@/lib/domain/money";
import { isUuid } from "@/lib/domain/uuid";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";
import type { Proposal, SaidLine, SaidPage } from "@/lib/schemas/reconciliation/views";

export const LINES_PER_PAGE = 50;

type Row = {
  id: string;
  seq: bigint;
  servicer_id: string | null;
  servicer: string | null;
  batch_id: string | null;
  title: string | null;
  amount: Numeric;
  reference: string | null;
  posted_on: Date;
  entered_by: string;
  matched: Numeric | null;
  payments: number;
};

const openLines = (businessId: string): Sql => sql`
  FROM confirmation_line l
  LEFT JOIN servicer s ON s.id = l.servicer_id
  LEFT JOIN batch b ON b.business_id = l.business_id AND b.id = l.batch_id
  LEFT JOIN LATERAL (SELECT sum(m.amount) AS matched, count(m.id)::int AS payments FROM confirmation_match m
                      WHERE m.business_id = l.business_id AND m.line_id = l.id AND m.reconciled_at IS NULL) t ON true
 WHERE l.business_id = ${businessId}::uuid AND l.closed_at IS NULL`;

/** What servicers said and nobody has reconciled, the oldest first; each with the payments it seems to speak of. */
export async function listLines(actor: Actor, place: SeqPlace): Promise<SaidPage> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const { back, beyond, order } = walkSeq(place, sql`l.seq`);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT l.id, l.seq, l.servicer_id, s.name AS servicer, l.batch_id, ${batchTitleSql} AS title, l.amount, l.reference, l.posted_on,
           l.entered_by, t.matched, t.payments
    ${openLines(businessId)} AND ${beyond} ORDER BY ${order} LIMIT ${LINES_PER_PAGE + 1}`;
  const total = await prisma.confirmationLine.count({ where: { businessId, closedAt: null } });
  if (back) rows.reverse();
  const page = cutPage(rows, place, LINES_PER_PAGE, (row) => row.seq.toString());
  return { ...page, rows: await Promise.all(page.rows.map((row) => lineOf(businessId, row))), total };
}

const columns = [
  text("servicer", sql`s.name`),
  plain("amount", sql`l.amount`),
  text("reference", sql`l.reference`),
  plain("posted_on", sql`l.posted_on`),
  text("batch", batchTitleSql),
  plain("matched", sql`coalesce(t.matched, 0)`),
  plain("payments", sql`t.payments`),
  plain("difference", sql`l.amount - coalesce(t.matched, 0)`),
  text("entered_by", sql`l.entered_by`),
  plain("line_id", sql`l.id`),
];

/** All of them. */
export async function linesCsv(actor: Actor): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`${openLines(actor.businessId)} ORDER BY l.seq`;
  return { name: "servicers-said", body: await streamCsv(columns, from) };
}

/** One line that is still open; null if it is closed or not theirs. */
export async function getLine(actor: Actor, id: string | undefined): Promise<SaidLine | null> {
  mustHave(actor, "business:read");
  if (id === undefined || !isUuid(id)) return null;
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT l.id, l.seq, l.servicer_id, s.name AS servicer, l.batch_id, ${batchTitleSql} AS title, l.amount, l.reference, l.posted_on,
           l.entered_by, t.matched, t.payments
    ${openLines(actor.businessId)} AND l.id = ${id}::uuid`;
  return row ? lineOf(actor.businessId, row) : null;
}

async function lineOf(businessId: string, row: Row): Promise<SaidLine> {
  const amount = moneyOf(row.amount);
  const matched = row.matched ? moneyOf(row.matched) : ZERO;
  return {
    id: row.id,
    servicer: row.servicer,
    amount,
    reference: row.reference,
    postedOn: dayOfDate(row.posted_on),
    enteredBy: row.entered_by,
    batch: row.batch_id === null ? null : { id: row.batch_id, title: row.title ?? "" },
    servicerId: row.servicer_id,
    matched,
    payments: row.payments,
    difference: subtract(amount, matched),
    proposal: isZero(matched) ? await proposalFor(businessId, row, amount) : null,
  };
}

/** By its reference; else all that wait of its servicer in a batch, if that is the sum; else the one payment of that amount. */
async function proposalFor(businessId: string, row: Row, amount: Money): Promise<Proposal | null> {
  return (
    (row.reference === null ? null : await byReference(businessId, row.reference)) ??
    (row.servicer_id === null ? null : await bySum(businessId, row.servicer_id, row.batch_id, amount)) ??
    (await byAmount(businessId, row.servicer_id, amount))
  );
}

async function byReference(businessId: string, reference: string): Promise<Proposal | null> {
  const id = isUuid(reference) ? reference : null;
  const [found] = await prisma.$queryRaw<{ id: string; rest: Numeric }[]>`
    SELECT i.id, i.amount - i.posted_amount AS rest ${waitingFrom(businessId)} AND m.id IS NULL
       AND (i.reference_id = ${reference} OR i.id = ${id}::uuid) LIMIT 1`;
  if (!found) return null;
  return { why: "its reference", payments: 1, amount: moneyOf(found.rest), to: { itemId: found.id } };
}

async function bySum(
  businessId: string,
  servicerId: string,
  batchId: string | null,
  amount: Money,
): Promise<Proposal | null> {
  const named = batchId === null ? sql`true` : sql`i.batch_id = ${batchId}::uuid`;
  const [found] = await prisma.$queryRaw<{ batch_id: string; title: string; payments: number }[]>`
    SELECT i.batch_id, ${batchTitleSql} AS title, count(*)::int AS payments
    ${waitingFrom(businessId)} AND m.id IS NULL AND i.servicer_id = ${servicerId}::uuid AND ${named}
     GROUP BY i.batch_id, b.title, b.reference_id, b.id, b.seq
    HAVING sum(i.amount - i.posted_amount) = ${amount}::numeric ORDER BY b.seq LIMIT 1`;
  if (!found) return null;
  const why = `the sum of all its payments in ${found.title}`;
  return { why, payments: found.payments, amount, to: { batchId: found.batch_id, servicerId } };
}

/** Only where there is no other of that amount: else it would be a guess. */
async function byAmount(
  businessId: string,
  servicerId: string | null,
  amount: Money,
): Promise<Proposal | null> {
  const only = servicerId === null ? sql`true` : sql`i.servicer_id = ${servicerId}::uuid`;
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT i.id ${waitingFrom(businessId)} AND m.id IS NULL AND ${only}
       AND i.amount - i.posted_amount = ${amount}::numeric LIMIT 2`;
  const [one] = found;
  if (!one || found.length > 1) return null;
  return { why: "the only payment of this amount", payments: 1, amount, to: { itemId: one.id } };
}
