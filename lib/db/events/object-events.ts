import { chunksOf } from "@/lib/domain/lists";
import { borrowerView } from "@/lib/schemas/employees/borrower";
import { accountColumns, accountView } from "../accounts/account-row";
import { readBatchState } from "../batches/batch-payment";
import { borrowerColumns } from "../roster/borrower-columns";
import type { Tx } from "../transaction";
import { recordEvents } from "./record-events";

/** Tells of a batch as GET by id shows it, without its payments, which have events of their own, and without its warnings. */
export async function tellBatch(tx: Tx, businessId: string, id: string): Promise<void> {
  const data = await readBatchState(tx, businessId, id);
  if (data) await recordEvents(tx, businessId, [{ type: "batch_payment.updated", objectId: id, data }]);
}

export async function tellAccount(tx: Tx, businessId: string, id: string): Promise<void> {
  const row = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId, id } },
    select: { ...accountColumns, borrowerId: true },
  });
  const data = accountView(row);
  const borrowerFunds = row.borrowerId !== null;
  await recordEvents(tx, businessId, [{ type: "source_account.updated", objectId: id, data, borrowerFunds }]);
}

/** Bounds what stands in memory at once, not how many may change. */
const BORROWERS_AT_ONCE = 2_000;

/** Tells of borrowers as the API shows them, in the order in which they came. */
export async function tellBorrowers(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  for (const some of chunksOf(ids, BORROWERS_AT_ONCE)) {
    const rows = await tx.borrower.findMany({
      where: { businessId, id: { in: some } },
      select: borrowerColumns,
      orderBy: { number: "asc" },
    });
    await recordEvents(
      tx,
      businessId,
      rows.map((row) => ({ type: "borrower.updated", objectId: row.id, data: borrowerView(row) })),
    );
  }
}
