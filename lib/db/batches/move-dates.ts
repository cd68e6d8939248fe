import type { DebitDates } from "@/lib/domain/schedule";
import { recordActivity } from "../activity";
import type { BusinessDay } from "../business-day";
import { dateOfDay } from "../rows";
import type { Tx } from "../transaction";
import type { BatchRow } from "./batch-row";

/** The dates of a batch that goes its way later than was planned, with the reason in its history. The year of its benefit follows. */
export async function moveDates(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  dates: DebitDates,
): Promise<BatchRow> {
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: {
      debitDay: dateOfDay(dates.debit),
      creditsSentDay: dateOfDay(dates.creditsSent),
      creditsDay: dateOfDay(dates.creditsEffective),
      confirmDay: dateOfDay(dates.confirmedExpected),
    },
  });
  await tx.$executeRaw`
    UPDATE batch_item SET debit_day = ${dates.debit}::date, benefit_date = ${dates.creditsEffective}::date
     WHERE business_id = ${batch.businessId}::uuid AND batch_id = ${batch.id}::uuid AND status = 'pending'`;
  await recordActivity(tx, {
    businessId: batch.businessId,
    kind: "batch.dates_moved",
    subjectId: batch.id,
    batchId: batch.id,
    actor: { id: null, name: "Paydown" },
    at: business.now,
    data: { ...dates },
  });
  return {
    ...batch,
    debitDay: dates.debit,
    creditsSentDay: dates.creditsSent,
    creditsDay: dates.creditsEffective,
    confirmDay: dates.confirmedExpected,
  };
}
