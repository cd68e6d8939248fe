import type { BusinessDay } from "../business-day";
import { changeItems } from "../events/item-events";
import { tellBatch } from "../events/object-events";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";
import type { BatchRow } from "./batch-row";
import { transferForItems } from "./ledger";

const ends = {
  recalled: { transfer: "recalled", item: "cancelled" },
  failed: { transfer: "debit_failed", item: "failed" },
} as const;

/** Ends a batch whose debit brought nothing: no payment went out, all are final, and every reference is free. */
export async function endUnsent(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  how: { debitStatus: keyof typeof ends; code: string | null; why: string },
): Promise<void> {
  const { transfer, item } = ends[how.debitStatus];
  const pending = Prisma.sql`i.batch_id = ${batch.id}::uuid AND i.status = 'pending'`;
  await transferForItems(tx, business, { kind: transfer, where: pending });
  await changeItems(
    tx,
    batch.businessId,
    Prisma.sql`
      UPDATE batch_item i SET status = ${item}, holds_reference = false, closed_day = ${business.today}::date
       WHERE i.business_id = ${batch.businessId}::uuid AND ${pending} RETURNING i.*`,
  );
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: {
      status: "complete",
      completedAt: business.now,
      debitStatus: how.debitStatus,
      ...(how.code === null ? {} : { debitCode: how.code }),
      errors: [how.why],
      holdsReference: false,
    },
  });
  await tellBatch(tx, batch.businessId, batch.id);
}
