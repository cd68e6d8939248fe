import { namesServicer, posting, type TransferKind } from "@/lib/domain/batches/ledger";
import type { Money } from "@/lib/domain/money";
import type { BusinessToday } from "../business-day";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/** One transfer for a whole batch (its debit) or an account. */
export async function transferFor(
  tx: Tx,
  business: BusinessToday,
  transfer: {
    kind: TransferKind;
    subjectId: string;
    batchId?: string;
    nth?: number;
    amount: Money;
  },
): Promise<void> {
  const { debit, credit } = posting(transfer.kind);
  await tx.$executeRaw`
    INSERT INTO ledger_transfer (business_id, kind, debit_account, credit_account, amount, batch_id, subject_id, nth, day)
    VALUES (${business.businessId}::uuid, ${transfer.kind}, ${debit}, ${credit}, ${transfer.amount}::numeric,
            ${transfer.batchId ?? null}::uuid, ${transfer.subjectId}::uuid, ${transfer.nth ?? 1}, ${business.today}::date)`;
}

/**
 * One transfer for each item that `where` selects (alias `i`), set-based. An item that already has this transfer is left
 * alone, so a step that runs again after a kill books nothing twice. Returns how many were booked.
 */
export async function transferForItems(
  tx: Tx,
  business: BusinessToday,
  transfer: {
    kind: TransferKind;
    where: Prisma.Sql;
    amount?: Prisma.Sql;
    nth?: number;
  },
): Promise<number> {
  const { debit, credit } = posting(transfer.kind);
  const servicer = namesServicer(transfer.kind) ? Prisma.sql`i.servicer_id` : Prisma.sql`NULL::uuid`;
  return tx.$executeRaw`
    INSERT INTO ledger_transfer
      (business_id, kind, debit_account, credit_account, servicer_id, amount, batch_id, subject_id, nth, day)
    SELECT i.business_id, ${transfer.kind}, ${debit}, ${credit}, ${servicer}, ${transfer.amount ?? Prisma.sql`i.amount`},
           i.batch_id, i.id, ${transfer.nth ?? 1}, ${business.today}::date
      FROM batch_item i
     WHERE i.business_id = ${business.businessId}::uuid AND ${transfer.where}
    ON CONFLICT (business_id, subject_id, kind, nth) DO NOTHING`;
}
