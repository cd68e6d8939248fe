import type { ItemStatus } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import { Prisma } from "../generated/client";
import { dayOfDate, moneyOf } from "../rows";
import type { Tx } from "../transaction";

export type ItemRow = {
  businessId: string;
  id: string;
  batchId: string;
  position: number;
  borrowerId: string;
  allocationType: "loan" | "servicer";
  loanId: string | null;
  servicerId: string;
  amount: Money;
  referenceId: string | null;
  status: ItemStatus;
  stopAsked: boolean;
  refundAsked: boolean;
  refundAccountId: string | null;
  benefitDate: Day;
  debitDay: Day;
  postedAmount: Money;
  replaces: string | null;
};

type Raw = {
  batch_id: string;
  position: number;
  borrower_id: string;
  allocation_type: "loan" | "servicer";
  loan_id: string | null;
  servicer_id: string;
  amount: Prisma.Decimal;
  reference_id: string | null;
  status: ItemStatus;
  stop_asked: boolean;
  refund_asked: boolean;
  refund_account_id: string | null;
  benefit_date: Date;
  debit_day: Date;
  posted_amount: Prisma.Decimal;
  replaces: string | null;
};

/** Alias `i` of batch `b`: its credit has reached the servicer's bank. Of a batch's first items only the batch knows. */
export const settledItem = Prisma.sql`(i.settled_day IS NOT NULL OR (i.replaces IS NULL AND b.status <> 'pending'))`;

/**
 * Locks the item's batch, then the item: the order in which every step takes them, so that nobody waits in a circle.
 */
export async function lockItem(tx: Tx, businessId: string, id: string): Promise<ItemRow> {
  await tx.$executeRaw`
    SELECT FROM batch b WHERE b.business_id = ${businessId}::uuid
       AND b.id = (SELECT batch_id FROM batch_item WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid) FOR UPDATE`;
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT batch_id, position, borrower_id, allocation_type, loan_id, servicer_id, amount, reference_id, status, stop_asked,
           refund_asked, refund_account_id, benefit_date, debit_day, posted_amount, replaces
      FROM batch_item WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = rows[0];
  if (!row) throw notFound("payment");
  return {
    businessId,
    id,
    batchId: row.batch_id,
    position: row.position,
    borrowerId: row.borrower_id,
    allocationType: row.allocation_type,
    loanId: row.loan_id,
    servicerId: row.servicer_id,
    amount: moneyOf(row.amount),
    referenceId: row.reference_id,
    status: row.status,
    stopAsked: row.stop_asked,
    refundAsked: row.refund_asked,
    refundAccountId: row.refund_account_id,
    benefitDate: dayOfDate(row.benefit_date),
    debitDay: dayOfDate(row.debit_day),
    postedAmount: moneyOf(row.posted_amount),
    replaces: row.replaces,
  };
}
