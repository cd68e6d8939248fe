import { queueRefund } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { releaseDay } from "@/lib/domain/schedule";
import { railOf } from "@/lib/rails/rail";

/** Puts money that goes back to the business's account into the file that closes next; nothing on the sandbox rail. */
export async function refundIntoFile(
  tx: Tx,
  business: BusinessDay,
  refund: Parameters<typeof queueRefund>[1],
): Promise<void> {
  const batch = await tx.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId: refund.businessId, id: refund.batchId } },
    select: { rail: true },
  });
  if (!railOf(batch.rail).writesFiles) return;
  const day = releaseDay(business.now, business.cutOff);
  const fileId = await openFile(tx, business, day, "cut_off");
  await queueRefund(tx, refund, { fileId, effectiveOn: nextBankingDay(day) });
}
