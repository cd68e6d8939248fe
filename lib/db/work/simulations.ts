import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import type { BatchRow } from "../batches/batch-row";
import { confirmItems } from "../batches/confirm";
import { confirmingKinds } from "../batches/credits";
import type { BusinessDay } from "../business-day";
import type { Numeric } from "../sql";
import { addDueWork } from "./due-work";
import { dateOfDay, moneyOf } from "../rows";
import type { Tx } from "../transaction";

/** The oldest debit return asked for and not yet on its way answers this attempt: the banking day after D1, 08:30. One call, one answer. */
export async function scheduleDebitReturn(tx: Tx, batch: BatchRow): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM simulation s
     WHERE s.business_id = ${batch.businessId}::uuid AND s.subject_id = ${batch.id}::uuid AND s.kind = 'debit_return'
       AND s.used_at IS NULL
       AND NOT EXISTS (SELECT FROM due_work w WHERE w.business_id = s.business_id AND w.subject_id = s.id
                          AND w.kind = 'bank_answers')
     ORDER BY s.seq LIMIT 1`;
  const simulation = waiting[0];
  if (!simulation) return;
  const dueOn = nextBankingDay(batch.debitDay);
  await tx.simulation.update({
    where: { businessId_id: { businessId: batch.businessId, id: simulation.id } },
    data: { dueOn: dateOfDay(dueOn) },
  });
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "bank_answers",
    subjectId: simulation.id,
    dueAt: instantAt(dueOn, timetable.returns),
  });
}

/**
 * What the sandbox's servicers were told to confirm of this batch's payments, or of one of them. A payment that they posted
 * in part stays `sent` and waits for the rest. True if there was anything.
 */
export async function applyShortConfirmations(
  tx: Tx,
  batch: Pick<BatchRow, "businessId" | "id">,
  business: BusinessDay,
  itemId: string | null = null,
): Promise<boolean> {
  const asked = await tx.$queryRaw<{ id: string; item_id: string; amount: Numeric }[]>`
    SELECT s.id, i.id AS item_id, (s.data ->> 'amount')::numeric AS amount
      FROM batch_item i
      JOIN simulation s ON s.business_id = i.business_id AND s.subject_id = i.id AND s.used_at IS NULL
                       AND s.kind = ANY (${confirmingKinds}::text[])
     WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${batch.id}::uuid
       AND (i.id = ${itemId}::uuid OR ${itemId}::uuid IS NULL) AND i.status = 'sent'`;
  const confirmed = asked.map((one) => ({ itemId: one.item_id, amount: moneyOf(one.amount) }));
  await tx.simulation.updateMany({
    where: { businessId: batch.businessId, id: { in: asked.map((one) => one.id) } },
    data: { usedAt: business.now },
  });
  await confirmItems(tx, business, batch.id, confirmed, PAYDOWN);
  return asked.length > 0;
}
