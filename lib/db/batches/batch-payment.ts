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
import { accountColumns, type AccountColumns, accountView } from "../accounts/account-row";
import { prisma } from "../client";
import type { Prisma } from "../generated/client";
import { dayOfDate, moneyOf } from "../rows";
import type { Tx } from "../transaction";

const columns = {
  id: true,
  seq: true,
  valid: true,
  status: true,
  referenceId: true,
  numberOfPayments: true,
  totalAmount: true,
  errors: true,
  debitDay: true,
  creditsSentDay: true,
  creditsDay: true,
  confirmDay: true,
  debitStatus: true,
  debitAttempt: true,
  debitCode: true,
  createdAt: true,
  sourceAccount: { select: accountColumns },
} as const;

type Row = Prisma.BatchGetPayload<{ select: typeof columns }>;

/** The rows of a list and one more, newest first. */
export async function readBatchPayments(
  businessId: string,
  filter: BatchPaymentsFilter,
): Promise<{ seq: bigint; view: BatchPaymentView }[]> {
  const rows = await prisma.batch.findMany({
    where: {
      businessId,
      ...(filter.cursor === undefined ? {} : { seq: { lt: filter.cursor } }),
      ...(filter.reference_id === undefined ? {} : { referenceId: filter.reference_id }),
      ...(filter.status === undefined ? {} : { status: filter.status }),
    },
    orderBy: { seq: "desc" },
    take: filter.limit + 1,
    select: columns,
  });
  return rows.map((row) => ({ seq: row.seq, view: batchView(row) }));
}

/** A batch standing alone: with counts and warnings; an invalid one with what was sent. Null if it is not there. */
export async function readBatchPayment(
  db: Tx,
  businessId: string,
  id: string,
): Promise<BatchPaymentView | null> {
  const row = await db.batch.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { ...columns, warnings: true, rawParams: true },
  });
  if (!row) return null;
  const view = batchView(row);
  if (!row.valid) return { ...view, raw_params: row.rawParams === null ? null : parsed(row.rawParams) };
  // Written by us, as a list of BatchWarning (create-batch-payment) or empty.
  const warnings = row.warnings as BatchWarning[];
  return { ...view, warnings, counts: await countItems(db, businessId, id) };
}

function parsed(text: string): unknown {
  const value: unknown = JSON.parse(text);
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
    created_at: row.createdAt.toISOString(),
    errors: errorsOf(row.errors),
    number_of_payments: row.numberOfPayments,
    reference_id: row.referenceId,
    source_account: row.sourceAccount && accountView(row.sourceAccount satisfies AccountColumns),
    status: row.status as BatchStatus, // a CHECK of the table allows these words only
    total_amount: moneyOf(row.totalAmount),
    dates: datesOf(row),
    debit: row.valid ? debitOf(row) : null,
  };
}

function errorsOf(errors: Prisma.JsonValue): string[] | null {
  if (errors === null) return null;
  return Array.isArray(errors) ? errors.filter((one) => typeof one === "string") : [];
}

function datesOf(row: Row): BatchPaymentView["dates"] {
  if (!row.debitDay || !row.creditsSentDay || !row.creditsDay || !row.confirmDay) return null;
  return {
    debit: dayOfDate(row.debitDay),
    credits_sent: dayOfDate(row.creditsSentDay),
    credits_effective: dayOfDate(row.creditsDay),
    confirmed_expected: dayOfDate(row.confirmDay),
  };
}

function debitOf(row: Row): BatchPaymentView["debit"] {
  const status = row.debitStatus as DebitStatus; // a CHECK again; valid batches have one
  const waits = status === "scheduled" || status === "sent" || status === "retrying";
  return {
    status,
    attempt: row.debitAttempt,
    code: row.debitCode,
    next_date: waits && row.debitDay ? dayOfDate(row.debitDay) : null,
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
