import { borrowerColumns } from "@/lib/db/roster/borrower-columns";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import type { Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/domain/refusal";
import type { BorrowerColumns, BorrowerId } from "@/lib/schemas/employees/borrower";

/** The Borrower of that id or uuid, whom nobody else changes until commit. @throws Refusal not_found */
export async function lockedBorrower(tx: Tx, businessId: string, id: BorrowerId): Promise<BorrowerColumns> {
  const where = { businessId, ...("uuid" in id ? { id: id.uuid } : { number: id.number }) };
  const found = await tx.borrower.findFirst({ where, select: { id: true } });
  if (!found) throw notFound("borrower");
  await lockEmployees(tx, businessId, [found.id]);
  return tx.borrower.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: found.id } },
    select: borrowerColumns,
  });
}
