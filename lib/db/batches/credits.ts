import { payableStatusCodes } from "@/lib/domain/loans/loan-status";
import type { BusinessDay, BusinessToday } from "../business-day";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";
import type { BatchRow } from "./batch-row";
import { inChunk } from "./chunks";
import { transferForItems } from "./ledger";
import { postedOtherwise } from "./simulated";
import { changeItems } from "../events/item-events";

/** Alias `i`: the loan, or some loan at the servicer, may still be paid (reference 1.6). */
function stillPayable(): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM loan l
     WHERE l.business_id = i.business_id AND l.borrower_id = i.borrower_id AND l.servicer_id = i.servicer_id
       AND (i.loan_id IS NULL OR l.id = i.loan_id) AND l.status_code = ANY (${[...payableStatusCodes]}))`;
}

/** Takes out of a chunk what must not be sent: its money goes to returns clearing. The ledger's rows decide which, once. */
export async function holdBackChunk(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  upTo: number,
): Promise<void> {
  const chunk = inChunk(batch, "pending", upTo);
  const held = await transferForItems(tx, business, {
    kind: "held_back",
    where: Prisma.sql`${chunk} AND (i.stop_asked OR NOT ${stillPayable()})`,
  });
  if (held === 0) return;
  await changeItems(
    tx,
    batch.businessId,
    Prisma.sql`
      UPDATE batch_item i
         SET status = 'returned', return_detail = CASE WHEN i.stop_asked THEN 'stopped' ELSE 'not_payable' END
        FROM ledger_transfer t
       WHERE i.business_id = ${batch.businessId}::uuid AND ${chunk}
         AND t.business_id = i.business_id AND t.subject_id = i.id AND t.kind = 'held_back'
      RETURNING i.*`,
    Prisma.sql`
      INSERT INTO activity (business_id, kind, subject_id, batch_id, item_id, actor_name, at, data)
      SELECT business_id, 'item.held_back', id, batch_id, id, 'Paydown', ${business.now}, jsonb_build_object('why', return_detail)
        FROM i`,
  );
}

/** Everything still pending in the chunk goes out. */
export async function sendChunk(
  tx: Tx,
  business: BusinessToday,
  batch: BatchRow,
  upTo: number,
): Promise<void> {
  const where = inChunk(batch, "pending", upTo);
  await transferForItems(tx, business, { kind: "credit_sent", where });
  await changeItems(
    tx,
    batch.businessId,
    Prisma.sql`UPDATE batch_item i SET status = 'sent', sent_day = ${business.today}::date
                WHERE i.business_id = ${batch.businessId}::uuid AND ${where} RETURNING i.*`,
  );
}

/** Settling changes no item, only the ledger: how far it has come is kept with the work. */
export async function settleChunk(
  tx: Tx,
  business: BusinessToday,
  batch: BatchRow,
  chunk: { after: number; upTo: number },
): Promise<void> {
  await transferForItems(tx, business, {
    kind: "credit_settled",
    where: inChunk(batch, "sent", chunk.upTo, chunk.after),
  });
}

export async function postChunk(
  tx: Tx,
  business: BusinessToday,
  batch: BatchRow,
  upTo: number,
): Promise<void> {
  await changeItems(
    tx,
    batch.businessId,
    Prisma.sql`
      UPDATE batch_item i SET status = 'posted', posted_amount = i.amount, posted_day = ${business.today}::date
       WHERE i.business_id = ${batch.businessId}::uuid AND ${inChunk(batch, "sent", upTo)} AND NOT ${postedOtherwise}
      RETURNING i.*`,
  );
}
