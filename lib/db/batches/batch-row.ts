import type { BatchStatus, DebitStatus } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import type { Prisma } from "../generated/client";
import { dayOfDate, moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { dropDueWork } from "../work/due-work";
import { tellBatch } from "../events/object-events";

/** A released batch as the steps of its work see it. */
export type BatchRow = {
  businessId: string;
  id: string;
  status: BatchStatus;
  title: string | null;
  referenceId: string | null;
  sourceAccountId: string;
  numberOfPayments: number;
  totalAmount: Money;
  rail: string;
  releaseDay: Day;
  debitDay: Day;
  creditsSentDay: Day;
  creditsDay: Day;
  confirmDay: Day;
  debitStatus: DebitStatus;
  debitAttempt: number;
  releasedById: string | null;
};

type Raw = {
  status: BatchStatus;
  title: string | null;
  reference_id: string | null;
  source_account_id: string;
  number_of_payments: number;
  total_amount: Prisma.Decimal;
  rail: string;
  release_day: Date;
  debit_day: Date;
  credits_sent_day: Date;
  credits_effective_day: Date;
  confirmed_expected_day: Date;
  debit_status: DebitStatus;
  debit_attempt: number;
  released_by_id: string | null;
};

/** Locks a valid batch for the rest of the transaction: steps, returns and people change it one after another. */
export async function lockBatch(tx: Tx, businessId: string, id: string): Promise<BatchRow> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT status, title, reference_id, source_account_id, number_of_payments, total_amount, rail, release_day, debit_day,
           credits_sent_day, credits_effective_day, confirmed_expected_day, debit_status, debit_attempt, released_by_id
      FROM batch WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid AND valid FOR UPDATE`;
  const row = rows[0];
  if (!row) throw notFound("batch");
  return {
    businessId,
    id,
    status: row.status,
    title: row.title,
    referenceId: row.reference_id,
    sourceAccountId: row.source_account_id,
    numberOfPayments: row.number_of_payments,
    totalAmount: moneyOf(row.total_amount),
    rail: row.rail,
    releaseDay: dayOfDate(row.release_day),
    debitDay: dayOfDate(row.debit_day),
    creditsSentDay: dayOfDate(row.credits_sent_day),
    creditsDay: dayOfDate(row.credits_effective_day),
    confirmDay: dayOfDate(row.confirmed_expected_day),
    debitStatus: row.debit_status,
    debitAttempt: row.debit_attempt,
    releasedById: row.released_by_id,
  };
}

/** Complete once every item is final; a batch whose items all failed or were cancelled gives its reference free. True if it did. */
export async function completeIfAllFinal(
  tx: Tx,
  businessId: string,
  batchId: string,
  now: Date,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE batch b
       SET status = 'complete', completed_at = ${now},
           holds_reference = EXISTS (SELECT FROM batch_item i WHERE i.business_id = b.business_id AND i.batch_id = b.id
                                        AND i.status NOT IN ('failed', 'cancelled', 'replaced'))
     WHERE b.business_id = ${businessId}::uuid AND b.id = ${batchId}::uuid AND b.status <> 'complete'
       AND NOT EXISTS (SELECT FROM batch_item i WHERE i.business_id = b.business_id AND i.batch_id = b.id
                          AND i.status IN ('pending', 'sent', 'returned'))`;
  if (changed === 0) return false;
  await dropDueWork(tx, businessId, batchId, ["confirmation_overdue"]);
  await tellBatch(tx, businessId, batchId);
  return true;
}
