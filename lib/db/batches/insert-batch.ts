import { posting } from "@/lib/domain/batches/ledger";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { Prisma } from "../generated/client";
import { plainList, textList } from "../reading/lists";
import type { Tx } from "../transaction";

export type NewItem = {
  borrowerId: string;
  allocationType: "loan" | "servicer";
  loanId: string | null;
  servicerId: string;
  amount: Money;
  referenceId: string | null;
  taxFree: Money;
  taxable: Money;
};

export type NewBatch = {
  businessId: string;
  title: string | null;
  referenceId: string | null;
  payloadHash: string;
  sourceAccountId: string;
  totalAmount: Money;
  warnings: Prisma.InputJsonArray;
  rail: string;
  dates: { release: Day; debit: Day; creditsSent: Day; creditsEffective: Day; confirmedExpected: Day };
  preparedBy: string;
  releasedBy: { id: string | null; name: string };
  createdAt: Date;
  items: readonly NewItem[];
};

/** Items per INSERT: bounds the size of one statement's parameter, not of the batch. */
const ITEMS_PER_STATEMENT = 10_000;

/** Batch, items and their release transfers, set-based; a constraint of the database compares the three sums at commit. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<string> {
  const { dates } = batch;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO batch (business_id, status, title, reference_id, payload_hash, source_account_id, number_of_payments,
                       total_amount, warnings, rail, release_day, debit_day, credits_sent_day, credits_effective_day,
                       confirmed_expected_day, debit_status, prepared_by, released_by, released_by_id, created_at)
    VALUES (${batch.businessId}::uuid, 'pending', ${batch.title}, ${batch.referenceId}, ${batch.payloadHash},
            ${batch.sourceAccountId}::uuid, ${batch.items.length}, ${batch.totalAmount}::numeric,
            ${JSON.stringify(batch.warnings)}::jsonb, ${batch.rail}, ${dates.release}::date, ${dates.debit}::date,
            ${dates.creditsSent}::date, ${dates.creditsEffective}::date, ${dates.confirmedExpected}::date, 'scheduled',
            ${batch.preparedBy}, ${batch.releasedBy.name}, ${batch.releasedBy.id}::uuid, ${batch.createdAt})
    RETURNING id`;
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("INSERT … RETURNING returned no row");
  for (let from = 0; from < batch.items.length; from += ITEMS_PER_STATEMENT) {
    await insertItems(tx, batch, id, from, batch.items.slice(from, from + ITEMS_PER_STATEMENT));
  }
  const { debit, credit } = posting("released");
  await tx.$executeRaw`
    INSERT INTO ledger_transfer (business_id, kind, debit_account, credit_account, amount, batch_id, subject_id, day)
    SELECT i.business_id, 'released', ${debit}, ${credit}, i.amount, i.batch_id, i.id, ${dates.release}::date
      FROM batch_item i WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${id}::uuid`;
  return id;
}

async function insertItems(
  tx: Tx,
  batch: NewBatch,
  batchId: string,
  from: number,
  items: readonly NewItem[],
): Promise<void> {
  // Columns as arrays: one parameter a column whatever the number of rows, and PostgreSQL types them once.
  const column = (field: (item: NewItem) => string | null): string => plainList(items.map(field));
  await tx.$executeRaw`
    INSERT INTO batch_item (business_id, batch_id, position, borrower_id, allocation_type, loan_id, servicer_id, amount,
                            reference_id, benefit_date, tax_free, taxable, debit_day)
    SELECT ${batch.businessId}::uuid, ${batchId}::uuid, ${from} + r.n, r.borrower_id, r.allocation_type, r.loan_id,
           r.servicer_id, r.amount, r.reference_id, ${batch.dates.creditsEffective}::date, r.tax_free, r.taxable,
           ${batch.dates.debit}::date
      FROM unnest(${column((item) => item.borrowerId)}::uuid[], ${column((item) => item.allocationType)}::text[],
                  ${column((item) => item.loanId)}::uuid[], ${column((item) => item.servicerId)}::uuid[],
                  ${column((item) => item.amount)}::numeric[], ${textList(items.map((item) => item.referenceId))}::text[],
                  ${column((item) => item.taxFree)}::numeric[], ${column((item) => item.taxable)}::numeric[])
           WITH ORDINALITY
           AS r (borrower_id, allocation_type, loan_id, servicer_id, amount, reference_id, tax_free, taxable, n)`;
}
