import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { instantAt } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { recordActivity } from "../activity";
import type { BatchRow } from "../batches/batch-row";
import type { BusinessDay } from "../business-day";
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

/** Items whose servicer confirmed less than was sent: they stay `sent` with what was posted, and wait for the rest. */
export async function applyShortConfirmations(tx: Tx, batch: BatchRow, business: BusinessDay): Promise<void> {
  const short = await tx.$queryRaw<
    { id: string; item_id: string; amount: { toFixed(places: number): string } }[]
  >`
    SELECT s.id, i.id AS item_id, (s.data ->> 'amount')::numeric AS amount
      FROM batch_item i
      JOIN simulation s ON s.business_id = i.business_id AND s.subject_id = i.id AND s.kind = 'servicer_short' AND s.used_at IS NULL
     WHERE i.business_id = ${batch.businessId}::uuid AND i.batch_id = ${batch.id}::uuid AND i.status = 'sent'`;
  for (const one of short) await applyShort(tx, batch, business, { ...one, amount: moneyOf(one.amount) });
}

async function applyShort(
  tx: Tx,
  batch: BatchRow,
  business: BusinessDay,
  short: { id: string; item_id: string; amount: Money },
): Promise<void> {
  await tx.batchItem.update({
    where: { businessId_id: { businessId: batch.businessId, id: short.item_id } },
    data: { postedAmount: short.amount },
  });
  await tx.simulation.update({
    where: { businessId_id: { businessId: batch.businessId, id: short.id } },
    data: { usedAt: business.now },
  });
  await recordActivity(tx, {
    businessId: batch.businessId,
    kind: "item.short",
    subjectId: short.item_id,
    batchId: batch.id,
    itemId: short.item_id,
    actor: { id: null, name: "Paydown" },
    at: business.now,
    data: { posted: short.amount },
  });
}
