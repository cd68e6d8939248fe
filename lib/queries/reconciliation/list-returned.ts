import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { moneyOf } from "@/lib/db/rows";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { isZero, subtract } from "@/lib/domain/money";
import { cutPage } from "@/lib/schemas/places";
import type { ReturnedLine, ReturnedPage, WaitingPlace } from "@/lib/schemas/reconciliation/views";
import { loanChoices } from "../batches/loan-choices";
import { refundToSql, sentAgain } from "../batches/money-back";
import { itemPlaceText, walkItems } from "./items-walk";

export const RETURNED_PER_PAGE = 50;

type Row = {
  id: string;
  seq: bigint;
  position: number;
  batch_id: string;
  title: string;
  borrower_id: string;
  external_id: string | null;
  employee: string;
  loan_id: string | null;
  servicer_id: string;
  servicer: string;
  amount: Numeric;
  posted_amount: Numeric;
  return_code: string | null;
  return_detail: string | null;
  refund_asked: boolean;
  refund_to: string;
};

/** Payments that came back and are neither refunded nor sent again yet. */
const returned = (businessId: string): Sql => sql`
  FROM batch b
  JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'returned'
  JOIN borrower w ON w.business_id = i.business_id AND w.id = i.borrower_id
  JOIN servicer s ON s.id = i.servicer_id
 WHERE b.business_id = ${businessId}::uuid AND b.status IN ('pending', 'unreconciled')`;

/** A page of them by batch and position, each with where it may be sent again. */
export async function listReturned(actor: Actor, place: WaitingPlace): Promise<ReturnedPage> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const { back, beyond, order } = walkItems(place, sql`b.seq`, sql`i`);
  const [rows, total] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT i.id, b.seq, i.position, i.batch_id, ${batchTitleSql} AS title, i.borrower_id, w.external_id,
             w.first_name || ' ' || w.last_name AS employee, i.loan_id, i.servicer_id, s.name AS servicer, i.amount,
             i.posted_amount, i.return_code, i.return_detail, i.refund_asked, ${refundToSql} AS refund_to
      ${returned(businessId)} AND ${beyond} ORDER BY ${order} LIMIT ${RETURNED_PER_PAGE + 1}`,
    countReturned(businessId),
  ]);
  if (back) rows.reverse();
  const page = cutPage(rows, place, RETURNED_PER_PAGE, itemPlaceText);
  // Of one that the servicer posted in part only the refund of the rest is left.
  const choices = await loanChoices(
    businessId,
    page.rows.filter((row) => isZero(moneyOf(row.posted_amount))),
  );
  const again = sentAgain(await readBusinessDay(businessId));
  const line = (row: Row) => lineOf(row, { choices: choices.get(row.id) ?? [], again });
  return { ...page, rows: page.rows.map(line), total };
}

async function countReturned(businessId: string): Promise<number> {
  const [row] = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total ${returned(businessId)}`;
  return row?.total ?? 0;
}

function lineOf(row: Row, more: Pick<ReturnedLine, "choices" | "again">): ReturnedLine {
  return {
    id: row.id,
    batch: { id: row.batch_id, title: row.title, complete: false },
    employee: { id: row.borrower_id, name: row.employee, externalId: row.external_id },
    servicer: row.servicer,
    amount: moneyOf(row.amount),
    openAmount: subtract(moneyOf(row.amount), moneyOf(row.posted_amount)),
    returnCode: row.return_code,
    returnDetail: row.return_detail,
    refundAsked: row.refund_asked,
    refundTo: row.refund_to,
    ...more,
  };
}

const columns = [
  plain("payment_id", sql`i.id`),
  text("reference_id", sql`i.reference_id`),
  text("batch", batchTitleSql),
  text("employee_id", sql`w.external_id`),
  text("last_name", sql`w.last_name`),
  text("first_name", sql`w.first_name`),
  text("servicer", sql`s.name`),
  plain("amount", sql`i.amount`),
  plain("came_back", sql`i.amount - i.posted_amount`),
  plain("return_code", sql`i.return_code`),
  text("return_detail", sql`i.return_detail`),
  plain("refund_asked", sql`i.refund_asked`),
];

/** All of them. */
export async function returnedCsv(actor: Actor): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`${returned(actor.businessId)} ORDER BY b.seq, i.position, i.id`;
  return { name: "came-back", body: await streamCsv(columns, from) };
}
