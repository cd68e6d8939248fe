import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { walk } from "@/lib/db/reading/walk";
import { type Numeric, sql } from "@/lib/db/sql";
import { moneyOf } from "@/lib/db/rows";
import type { ItemStatus } from "@/lib/domain/batches/status";
import { isUuid } from "@/lib/domain/uuid";
import { itemPlaceText, type ItemPlace, type ItemsFilter } from "@/lib/schemas/batches/filters";
import type { ItemLine, ItemsPage } from "@/lib/schemas/batches/views";
import { cutPage } from "@/lib/schemas/places";
import { itemsWhere } from "./items-where";

export const ITEMS_PER_PAGE = 50;

export type ItemLineRow = {
  id: string;
  position: number;
  borrower_id: string;
  external_id: string | null;
  first_name: string;
  last_name: string;
  servicer: string;
  loan_last4: string | null;
  amount: Numeric;
  posted_amount: Numeric;
  refunded_amount: Numeric;
  status: ItemStatus;
  reference_id: string | null;
  refund_asked: boolean;
  stop_asked: boolean;
  return_code: string | null;
  return_detail: string | null;
  replaces: string | null;
};

export function itemLine(row: ItemLineRow): ItemLine {
  return {
    id: row.id,
    position: row.position,
    employee: {
      id: row.borrower_id,
      name: `${row.first_name} ${row.last_name}`,
      externalId: row.external_id,
    },
    servicer: row.servicer,
    loanLast4: row.loan_last4,
    amount: moneyOf(row.amount),
    postedAmount: moneyOf(row.posted_amount),
    refundedAmount: moneyOf(row.refunded_amount),
    status: row.status,
    referenceId: row.reference_id,
    refundAsked: row.refund_asked,
    stopAsked: row.stop_asked,
    returnCode: row.return_code,
    returnDetail: row.return_detail,
    resent: row.replaces !== null,
  };
}

/** Columns and joins of an item's line; `i` is batch_item or a part of it. */
export const itemLineColumns = sql`
  i.id, i.position, i.borrower_id, w.external_id, w.first_name, w.last_name, s.name AS servicer,
  right(l.account_number, 4) AS loan_last4, i.amount, i.posted_amount, i.refunded_amount, i.status, i.reference_id, i.refund_asked, i.stop_asked,
  i.return_code, i.return_detail, i.replaces`;
export const itemLineJoins = sql`
  JOIN borrower w ON w.business_id = i.business_id AND w.id = i.borrower_id
  JOIN servicer s ON s.id = i.servicer_id
  LEFT JOIN loan l ON l.business_id = i.business_id AND l.id = i.loan_id`;

/** A page of a batch's items by position. Its cost is that of a page, whatever the size of the batch. */
export async function listItems(
  actor: Actor,
  batchId: string,
  filter: ItemsFilter,
  place: ItemPlace,
): Promise<ItemsPage> {
  mustHave(actor, "business:read");
  if (!isUuid(batchId)) return { rows: [], before: null, after: null };
  const { back, beyond, order } = walk(place, [sql`i.position`, sql`i.id`], (at) => [
    sql`${at.position}`,
    sql`${at.id}::uuid`,
  ]);
  // The page is cut before anything is joined to it: the database then never joins what is not shown.
  const rows = await prisma.$queryRaw<ItemLineRow[]>`
    SELECT ${itemLineColumns}
      FROM (SELECT i.* FROM batch_item i
             WHERE i.business_id = ${actor.businessId}::uuid AND i.batch_id = ${batchId}::uuid
               AND ${itemsWhere(actor.businessId, filter)} AND ${beyond}
             ORDER BY ${order} LIMIT ${ITEMS_PER_PAGE + 1}) i
      ${itemLineJoins}
     ORDER BY ${order}`;
  if (back) rows.reverse();
  return cutPage(rows.map(itemLine), place, ITEMS_PER_PAGE, itemPlaceText);
}
