import { namesServicer, posting, type TransferKind } from "@/lib/domain/batches/ledger";
import type { BusinessToday } from "../business-day";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/**
 * One transfer for each Payment that `where` selects (alias `p`), set-based, on the Borrowers' accounts of the books. `nth`
 * and `amount` are SQL of the same alias. A Payment that already has this transfer is left alone, so a step that runs again
 * after a kill books nothing twice. Returns how many were booked.
 */
export async function transferForPayments(
  tx: Tx,
  business: BusinessToday,
  transfer: {
    kind: TransferKind;
    where: Prisma.Sql;
    amount?: Prisma.Sql;
    nth?: Prisma.Sql;
  },
): Promise<number> {
  const { debit, credit } = posting(transfer.kind, "borrower");
  const servicer = namesServicer(transfer.kind) ? Prisma.sql`p.servicer_id` : Prisma.sql`NULL::uuid`;
  return tx.$executeRaw`
    INSERT INTO ledger_transfer (business_id, kind, debit_account, credit_account, servicer_id, amount, subject_id, nth, day)
    SELECT p.business_id, ${transfer.kind}, ${debit}, ${credit}, ${servicer}, ${transfer.amount ?? Prisma.sql`p.amount`}, p.id,
           ${transfer.nth ?? Prisma.sql`1`}, ${business.today}::date
      FROM payment p
     WHERE p.business_id = ${business.businessId}::uuid AND ${transfer.where}
    ON CONFLICT (business_id, subject_id, kind, nth) DO NOTHING`;
}

/** Which of its kind the next transfer about a Payment is; the caller holds its lock. */
export async function nextTransferNth(
  tx: Tx,
  { businessId, id }: { businessId: string; id: string },
  kind: TransferKind,
): Promise<number> {
  return 1 + (await tx.ledgerTransfer.count({ where: { businessId, subjectId: id, kind } }));
}
