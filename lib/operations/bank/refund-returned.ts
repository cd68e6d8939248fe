import { recordActivity } from "@/lib/db/activity";
import type { SentEntry } from "@/lib/db/bank/find-entries";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { transferFor } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import { openException } from "@/lib/db/exceptions";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";

/**
 * The account's bank sent a refund back. Its payment is final and stays so; the money stands in returns clearing again and an
 * exception holds it until a person sends it to another account. False where the books have not seen the refund arrive yet:
 * nothing is done then.
 */
export async function applyRefundReturn(
  tx: Tx,
  business: BusinessDay,
  entry: Pick<Extract<SentEntry, { batchId: string }>, "subjectId" | "batchId" | "amount">,
  code: string,
): Promise<boolean> {
  const { businessId } = business;
  await lockBatch(tx, businessId, entry.batchId);
  const itemId = await paymentOf(tx, businessId, entry.subjectId);
  const [counts] = await tx.$queryRaw<{ refunds: number; returns: number }[]>`
    SELECT (count(*) FILTER (WHERE kind <> 'refund_returned'))::int AS refunds,
           (count(*) FILTER (WHERE kind = 'refund_returned'))::int AS returns
      FROM ledger_transfer
     WHERE business_id = ${businessId}::uuid AND subject_id = ${itemId}::uuid
       AND kind IN ('refunded', 'late_refunded', 'refund_settled', 'refund_returned')`;
  const { refunds, returns } = counts ?? { refunds: 0, returns: 0 };
  if (refunds <= returns) return false;
  const of = {
    kind: "refund_returned",
    subjectId: itemId,
    batchId: entry.batchId,
    nth: returns + 1,
    amount: entry.amount,
  } as const;
  const why = `${code}, ${returnCode(code).meaning}`;
  await transferFor(tx, business, of);
  await openException(tx, business, {
    ...of,
    detail: `The refund of ${formatMoney(entry.amount)} did not arrive: the account’s bank sent it back (${why}). The money is here again.`,
  });
  await recordActivity(tx, business, {
    kind: "item.refund_returned",
    batchId: entry.batchId,
    itemId,
    actor: PAYDOWN,
    data: { code, why, amount: entry.amount },
  });
  return true;
}

/** A refund is about a payment, or about an exception that holds money of one. */
async function paymentOf(tx: Tx, businessId: string, subjectId: string): Promise<string> {
  const exception = await tx.moneyException.findUnique({
    where: { businessId_id: { businessId, id: subjectId } },
    select: { subjectId: true },
  });
  return exception?.subjectId ?? subjectId;
}
