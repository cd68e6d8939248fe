import { queueDebit } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import type { BatchRow } from "@/lib/db/batches/batch-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { datesOfDebit } from "@/lib/domain/schedule";
import { closingDay } from "./closing-day";
import { moveDates } from "../batches/move-dates";

/**
 * Puts a batch's debit into the file that closes now. Where that is a later one than was planned (no worker ran at the
 * cut-off), all later dates follow. Returns the batch with the dates that hold.
 */
export async function debitIntoFile(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  due: Date,
): Promise<BatchRow> {
  const day = closingDay(business, due);
  const debitDay = nextBankingDay(day);
  const onTime = debitDay <= batch.debitDay;
  const planned = onTime ? batch : await moveDates(tx, business, batch, datesOfDebit(debitDay));
  const fileId = await openFile(tx, business, day, "cut_off");
  await queueDebit(tx, planned, { fileId, effectiveOn: planned.debitDay });
  return planned;
}
