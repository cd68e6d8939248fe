import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { prisma } from "@/lib/db/client";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { waitingFrom, waitingWhere } from "@/lib/db/reconciliation/waiting";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { ZERO } from "@/lib/domain/money";
import { cutPage } from "@/lib/schemas/places";
import type {
  WaitingFilter,
  WaitingLine,
  WaitingPage,
  WaitingPlace,
} from "@/lib/schemas/reconciliation/views";
import { itemPlaceText, walkItems } from "./items-walk";

export const WAITING_PER_PAGE = 50;

type Row = {
  id: string;
  seq: bigint;
  position: number;
  batch_id: string;
  title: string;
  employee: string;
  servicer: string;
  reference_id: string | null;
  amount: Numeric;
  rest: Numeric;
  arrived_on: Date;
  match_amount: Numeric | null;
  matched_by: string | null;
  matched_at: Date | null;
  line_amount: Numeric | null;
  line_servicer: string | null;
};

const ofFilter = (businessId: string, filter: WaitingFilter): Sql => sql`
  ${waitingFrom(businessId)} AND m.id IS ${filter.state === "matched" ? sql`NOT NULL` : sql`NULL`}
  AND ${waitingWhere(businessId, filter)}`;

/** A page of the payments that servicers have still to confirm, or that people have matched, by batch and position. */
export async function listWaiting(
  actor: Actor,
  filter: WaitingFilter,
  place: WaitingPlace,
): Promise<WaitingPage> {
  mustHave(actor, "business:read");
  const { back, beyond, order } = walkItems(place, sql`b.seq`, sql`i`);
  const from = ofFilter(actor.businessId, filter);
  const [rows, counted] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT p.id, p.seq, p.position, p.batch_id, p.title, w.first_name || ' ' || w.last_name AS employee, s.name AS servicer,
             p.reference_id, p.amount, p.rest, p.arrived_on, p.match_amount, p.matched_by, p.matched_at,
             l.amount AS line_amount, ls.name AS line_servicer
        FROM (SELECT i.id, b.seq, i.position, i.batch_id, ${batchTitleSql} AS title,
                     i.business_id, i.borrower_id, i.servicer_id, i.reference_id, i.amount, i.amount - i.posted_amount AS rest,
                     coalesce(i.settled_day, b.credits_effective_day) AS arrived_on,
                     m.amount AS match_amount, m.matched_by, m.matched_at, m.line_id
              ${from} AND ${beyond} ORDER BY ${order} LIMIT ${WAITING_PER_PAGE + 1}) p
        JOIN borrower w ON w.business_id = p.business_id AND w.id = p.borrower_id
        JOIN servicer s ON s.id = p.servicer_id
        LEFT JOIN confirmation_line l ON l.business_id = p.business_id AND l.id = p.line_id
        LEFT JOIN servicer ls ON ls.id = l.servicer_id
       ORDER BY ${walkItems(place, sql`p.seq`, sql`p`).order}`,
    prisma.$queryRaw<{ total: number; amount: Numeric | null }[]>`
      SELECT count(*)::int AS total, sum(i.amount - i.posted_amount) AS amount ${from}`,
  ]);
  if (back) rows.reverse();
  const page = cutPage(rows, place, WAITING_PER_PAGE, itemPlaceText);
  return {
    ...page,
    rows: page.rows.map(lineOf),
    total: counted[0]?.total ?? 0,
    amount: counted[0]?.amount ? moneyOf(counted[0].amount) : ZERO,
  };
}

function lineOf(row: Row): WaitingLine {
  return {
    id: row.id,
    batch: { id: row.batch_id, title: row.title },
    employee: row.employee,
    servicer: row.servicer,
    referenceId: row.reference_id,
    amount: moneyOf(row.amount),
    rest: moneyOf(row.rest),
    arrivedOn: dayOfDate(row.arrived_on),
    match:
      row.match_amount === null
        ? null
        : {
            amount: moneyOf(row.match_amount),
            by: row.matched_by ?? "",
            at: row.matched_at?.toISOString() ?? "",
            line:
              row.line_amount === null
                ? null
                : { amount: moneyOf(row.line_amount), servicer: row.line_servicer },
          },
  };
}

const columns = [
  plain("payment_id", sql`i.id`),
  text("reference_id", sql`i.reference_id`),
  text("batch", sql`coalesce(b.title, b.reference_id)`),
  text("employee_id", sql`w.external_id`),
  text("last_name", sql`w.last_name`),
  text("first_name", sql`w.first_name`),
  text("servicer", sql`s.name`),
  plain("amount", sql`i.amount`),
  plain("posted_amount", sql`i.posted_amount`),
  plain("not_posted", sql`i.amount - i.posted_amount`),
  plain("arrived_on", sql`coalesce(i.settled_day, b.credits_effective_day)`),
  plain("matched_amount", sql`m.amount`),
  text("matched_by", sql`m.matched_by`),
];

/** All payments of the filter. */
export async function waitingCsv(actor: Actor, filter: WaitingFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  // The names are joined outside, so that the aliases of the filter stay its own.
  const from = sql`
    FROM (SELECT i.id AS item_id ${ofFilter(businessId, filter)}) p
    JOIN batch_item i ON i.business_id = ${businessId}::uuid AND i.id = p.item_id
    JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
    LEFT JOIN confirmation_match m ON m.business_id = i.business_id AND m.item_id = i.id AND m.reconciled_at IS NULL
    JOIN borrower w ON w.business_id = i.business_id AND w.id = i.borrower_id
    JOIN servicer s ON s.id = i.servicer_id
    ORDER BY b.seq, i.position, i.id`;
  return { name: `reconciliation-${filter.state}`, body: await streamCsv(columns, from) };
}
