import { recordActivity } from "@/lib/db/activity";
import type { BatchRow } from "@/lib/db/batches/batch-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellBatch } from "@/lib/db/events/object-events";
import { debitDateColumns } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { yearOf } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import type { DebitDates } from "@/lib/domain/schedule";
import { splitAnew } from "./split-anew";

/** The dates of a batch that goes its way later than was planned, with the reason in its history. The year of its benefit follows. */
export async function moveDates(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  dates: DebitDates,
): Promise<BatchRow> {
  const benefitYear = await writeDates(tx, business, batch, dates);
  await recordActivity(tx, business, {
    kind: "batch.dates_moved",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { ...dates, ...benefitYear },
  });
  return {
    ...batch,
    debitDay: dates.debit,
    creditsSentDay: dates.creditsSent,
    creditsDay: dates.creditsEffective,
    confirmDay: dates.confirmedExpected,
  };
}

/**
 * Writes new dates on a batch and on its payments that have not gone out. Where D4 came to lie in another tax year these are
 * split anew on that year's room (docs/decisions/0008), and the year is told for the record.
 */
export async function writeDates(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  dates: DebitDates,
): Promise<{ benefitYear?: number }> {
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: debitDateColumns(dates),
  });
  const year = yearOf(dates.creditsEffective);
  const moved = year !== yearOf(batch.creditsDay);
  if (moved) await splitAnew(tx, business, batch.id, dates);
  await tx.$executeRaw`
    UPDATE batch_item SET debit_day = ${dates.debit}::date, benefit_date = ${dates.creditsEffective}::date
     WHERE business_id = ${batch.businessId}::uuid AND batch_id = ${batch.id}::uuid AND status = 'pending'`;
  await tellBatch(tx, batch.businessId, batch.id);
  return moved ? { benefitYear: year } : {};
}
