import {
  type BatchStatus,
  type DebitStatus,
  type ItemStatus,
  itemStatuses,
} from "@/lib/domain/batches/status";
import type {
  BatchPaymentItemView,
  BatchPaymentsFilter,
  BatchPaymentView,
  BatchWarning,
} from "@/lib/schemas/batches/batch-payment";
import type { Day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import { accountView } from "../accounts/account-row";
import type { BusinessDay } from "../business-day";
import { prisma } from "../client";
import { Prisma } from "../generated/client";
import { readMany } from "../reading/read-many";
import { readRows } from "../reading/read-rows";
import { moneyOf } from "../rows";
import type { Tx } from "../transaction";

/** A row of batch with the account it draws on, as JSON gives it: days and amounts as text. */
type Row = {
  id: string;
  seq: string;
  valid: boolean;
  status: BatchStatus;
  reference_id: string | null;
  number_of_payments: number;
  total_amount: string;
  errors: string[] | null;
  debit_day: Day | null;
  credits_sent_day: Day | null;
  credits_day: Day | null;
  confirm_day: Day | null;
  debit_status: DebitStatus;
  debit_attempt: number;
  debit_code: string | null;
  /** JSON's text, or the driver's own. */
  created_at: string | Date;
  account_id: string | null;
  account_name: string;
  account_routing_number: string;
  account_last4: string;
  account_type: string;
  account_status: string;
};

const columns = Prisma.sql`
  b.id, b.seq::text, b.valid, b.status, b.reference_id, b.number_of_payments, b.total_amount::text, b.errors,
  b.debit_day::text, b.credits_sent_day::text, b.credits_effective_day::text AS credits_day,
  b.confirmed_expected_day::text AS confirm_day, b.debit_status, b.debit_attempt, b.debit_code, b.created_at,
  a.id AS account_id, a.name_on_account AS account_name, a.routing_number AS account_routing_number,
  a.account_number_last_4 AS account_last4, a.type AS account_type, a.status AS account_status`;
const theAccount = Prisma.sql`
  LEFT JOIN source_account a ON a.business_id = b.business_id AND a.id = b.source_account_id`;

/** In one statement: whether the business takes part, the rows of a list and one more, newest first. */
export async function readBatchPayments(
  businessId: string,
  filter: BatchPaymentsFilter,
): Promise<{
  business: Pick<BusinessDay, "name" | "paymentsProgramme">;
  batches: { seq: string; view: BatchPaymentView }[];
}> {
  const { cursor, reference_id: reference, status } = filter;
  type Found = { name: string; programme: boolean } & (Row | { id: null });
  const rows = await readRows<Found>(Prisma.sql`
    SELECT w.name, w.payments_programme AS programme, ${columns}
      FROM business w
      LEFT JOIN LATERAL (
        SELECT * FROM batch b
         WHERE b.business_id = w.id
           ${cursor === undefined ? Prisma.empty : Prisma.sql`AND b.seq < ${cursor}::bigint`}
           ${reference === undefined ? Prisma.empty : Prisma.sql`AND b.reference_id = ${reference}`}
           ${status === undefined ? Prisma.empty : Prisma.sql`AND b.status = ${status}`}
         ORDER BY b.seq DESC LIMIT ${filter.limit + 1}) b ON true ${theAccount}
     WHERE w.id = ${businessId}::uuid
     ORDER BY b.seq DESC`);
  const [first] = rows;
  if (!first) throw notFound("business");
  return {
    business: { name: first.name, paymentsProgramme: first.programme },
    batches: rows.flatMap((row) => (row.id === null ? [] : [{ seq: row.seq, view: batchView(row) }])),
  };
}

/** A batch standing alone: with counts and warnings; an invalid one with what was sent. Null if it is not there. */
export async function readBatchPayment(
  db: Tx,
  businessId: string,
  id: string,
): Promise<BatchPaymentView | null> {
  const [row] = await readMany<Row & { warnings: BatchWarning[] }>(
    db,
    Prisma.sql`SELECT ${columns}, b.warnings ${oneBatch(businessId, id)}`,
  );
  if (!row) return null;
  const view = batchView(row);
  if (!row.valid) return { ...view, raw_params: await rawParamsOf(db, businessId, id) };
  return { ...view, warnings: row.warnings, counts: await countItems(db, businessId, id) };
}

/** Of a valid batch what may change, for events: without its warnings, which may be many megabytes and stay as they are. */
export async function readBatchState(
  tx: Tx,
  businessId: string,
  id: string,
): Promise<BatchPaymentView | null> {
  const [row] = await readMany<Row>(tx, Prisma.sql`SELECT ${columns} ${oneBatch(businessId, id)}`);
  return row ? { ...batchView(row), counts: await countItems(tx, businessId, id) } : null;
}

const oneBatch = (businessId: string, id: string): Prisma.Sql => Prisma.sql`
  FROM batch b ${theAccount} WHERE b.business_id = ${businessId}::uuid AND b.id = ${id}::uuid`;

/** What was sent, up to the cap of a body: by itself, for inside other JSON it would be twice as long. */
async function rawParamsOf(db: Tx, businessId: string, id: string): Promise<unknown> {
  const row = await db.batch.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { rawParams: true },
  });
  const value: unknown = JSON.parse(row?.rawParams ?? "null");
  return value;
}

async function countItems(db: Tx, businessId: string, batchId: string): Promise<Record<ItemStatus, number>> {
  const rows = await db.$queryRaw<{ status: ItemStatus; items: number }[]>`
    SELECT status, count(*)::int AS items FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid GROUP BY status`;
  const counted = new Map(rows.map((row) => [row.status, row.items]));
  const pairs = itemStatuses.map((status) => [status, counted.get(status) ?? 0] as const);
  return Object.fromEntries(pairs) as Record<ItemStatus, number>; // one pair for each status
}

function batchView(row: Row): BatchPaymentView {
  return {
    id: row.id,
    created_at: new Date(row.created_at).toISOString(),
    errors: row.errors,
    number_of_payments: row.number_of_payments,
    reference_id: row.reference_id,
    source_account: accountOf(row),
    status: row.status,
    total_amount: money(row.total_amount),
    dates: datesOf(row),
    debit: row.valid ? debitOf(row) : null,
  };
}

function accountOf(row: Row): BatchPaymentView["source_account"] {
  if (row.account_id === null) return null;
  return accountView({
    id: row.account_id,
    nameOnAccount: row.account_name,
    routingNumber: row.account_routing_number,
    last4: row.account_last4,
    type: row.account_type,
    status: row.account_status,
  });
}

function datesOf(row: Row): BatchPaymentView["dates"] {
  if (!row.debit_day || !row.credits_sent_day || !row.credits_day || !row.confirm_day) return null;
  return {
    debit: row.debit_day,
    credits_sent: row.credits_sent_day,
    credits_effective: row.credits_day,
    confirmed_expected: row.confirm_day,
  };
}

function debitOf(row: Row): BatchPaymentView["debit"] {
  const { debit_status: status } = row;
  const waits = status === "scheduled" || status === "sent" || status === "retrying";
  return {
    status,
    attempt: row.debit_attempt,
    code: row.debit_code,
    next_date: waits && row.debit_day ? row.debit_day : null,
  };
}

type ItemRow = {
  id: string;
  borrower_id: string;
  allocation_type: "loan" | "servicer";
  loan_id: string | null;
  servicer_id: string;
  amount: Prisma.Decimal;
  reference_id: string | null;
  status: ItemStatus;
  posted_amount: Prisma.Decimal;
  refunded_amount: Prisma.Decimal;
  replaces: string | null;
  return_code: string | null;
  return_detail: string | null;
};

/** All items of a batch in their order. A re-sent one stands in the place of the one it replaces, which is left out. */
export async function readItems(businessId: string, batchId: string): Promise<BatchPaymentItemView[]> {
  const rows = await prisma.$queryRaw<ItemRow[]>`
    SELECT id, borrower_id, allocation_type, loan_id, servicer_id, amount, reference_id, status, posted_amount,
           refunded_amount, replaces, return_code, return_detail
      FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid AND status <> 'replaced'
     ORDER BY position, id`;
  return rows.map((row) => ({
    allocation: { type: row.allocation_type, id: row.loan_id ?? row.servicer_id },
    amount: moneyOf(row.amount),
    borrower_id: row.borrower_id,
    id: row.id,
    reference_id: row.reference_id,
    status: row.status,
    posted_amount: moneyOf(row.posted_amount),
    refunded_amount: moneyOf(row.refunded_amount),
    replaces: row.replaces,
    return:
      row.return_code === null && row.return_detail === null
        ? null
        : { code: row.return_code, detail: row.return_detail },
  }));
}
