import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { batchTitleSql } from "@/lib/db/batches/title";
import { prisma } from "@/lib/db/client";
import { dayOrNull, moneyOrNull } from "@/lib/db/rows";
import { walkSeq } from "@/lib/db/reading/walk";
import { type Numeric, sql } from "@/lib/db/sql";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import { ZERO } from "@/lib/domain/money";
import type {
  ExceptionLine,
  ExceptionsPage,
  ExceptionState,
  RefundChoice,
} from "@/lib/schemas/batches/exceptions";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";

export const EXCEPTIONS_PER_PAGE = 50;

type Row = {
  id: string;
  seq: bigint;
  kind: ExceptionKind;
  amount: Numeric | null;
  detail: string;
  opened_at: Date;
  batch_id: string;
  title: string;
  item_id: string | null;
  employee: string | null;
  servicer: string | null;
  refund_on: Date | null;
  closed_at: Date | null;
  closed_by: string | null;
  closed_how: string | null;
};

/** Joins of an exception `x` to its batch and payment. */
export const exceptionJoins = sql`
  JOIN batch b ON b.business_id = x.business_id AND b.id = x.batch_id
  LEFT JOIN batch_item i ON i.business_id = x.business_id AND i.id = x.subject_id
  LEFT JOIN borrower w ON w.business_id = i.business_id AND w.id = i.borrower_id
  LEFT JOIN servicer s ON s.id = i.servicer_id`;

/** What is open, the oldest first; what was settled, the newest first. */
export async function listExceptions(
  actor: Actor,
  state: ExceptionState,
  place: SeqPlace,
): Promise<ExceptionsPage> {
  mustHave(actor, "business:read");
  const { back, beyond, order } = walkSeq(place, sql`x.seq`, { descending: state !== "open" });
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT x.id, x.seq, x.kind, x.amount, x.detail, x.opened_at, x.batch_id, x.refund_on, x.closed_at, x.closed_by, x.closed_how,
           ${batchTitleSql} AS title, i.id AS item_id,
           w.first_name || ' ' || w.last_name AS employee, s.name AS servicer
      FROM money_exception x ${exceptionJoins}
     WHERE x.business_id = ${actor.businessId}::uuid AND (x.closed_at IS NULL) = ${state === "open"} AND ${beyond}
     ORDER BY ${order} LIMIT ${EXCEPTIONS_PER_PAGE + 1}`;
  if (back) rows.reverse();
  return cutPage(rows.map(lineOf), place, EXCEPTIONS_PER_PAGE, (line) => line.seq);
}

function lineOf(row: Row): ExceptionLine {
  const item =
    row.item_id === null
      ? null
      : { id: row.item_id, employee: row.employee ?? "", servicer: row.servicer ?? "" };
  return {
    id: row.id,
    seq: row.seq.toString(),
    kind: row.kind,
    amount: moneyOrNull(row.amount) ?? ZERO,
    detail: row.detail,
    openedAt: row.opened_at.toISOString(),
    batch: { id: row.batch_id, title: row.title },
    item,
    refundOn: dayOrNull(row.refund_on),
    settled:
      row.closed_at === null
        ? null
        : { by: row.closed_by ?? "", at: row.closed_at.toISOString(), how: row.closed_how ?? "" },
  };
}

/** How many wait for a person; on every page. */
export async function countExceptions(actor: Actor): Promise<number> {
  mustHave(actor, "business:read");
  return prisma.moneyException.count({
    where: { businessId: actor.businessId, closedAt: null, paymentId: null },
  });
}

/** Accounts that refunded money can go to. */
export async function listRefundChoices(actor: Actor): Promise<RefundChoice[]> {
  mustHave(actor, "business:read");
  const rows = await prisma.sourceAccount.findMany({
    where: { businessId: actor.businessId, borrowerId: null, status: "verified" },
    orderBy: { seq: "asc" },
    select: { id: true, nameOnAccount: true, last4: true },
  });
  return rows.map(({ id, nameOnAccount, last4 }) => ({ id, label: `${nameOnAccount}, ending in ${last4}` }));
}
