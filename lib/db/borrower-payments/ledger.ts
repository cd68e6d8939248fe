import { namesServicer, posting, type TransferKind } from "@/lib/domain/batches/ledger";
import type { Day } from "@/lib/domain/days";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/**
 * One transfer for each Payment that `where` selects (alias `p`), set-based, on the Borrowers' accounts of the books. `nth`
 * and `amount` are SQL of the same alias. A Payment that already has this transfer is left alone, so a step that runs again
 * after a kill books nothing twice. Returns how many were booked.
 */
export async function transferForPayments(
  tx: Tx,
  transfer: {
    businessId: string;
    kind: TransferKind;
    day: Day;
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
           ${transfer.nth ?? Prisma.sql`1`}, ${transfer.day}::date
      FROM payment p
     WHERE p.business_id = ${transfer.businessId}::uuid AND ${transfer.where}
    ON CONFLICT (business_id, subject_id, kind, nth) DO NOTHING`;
}
