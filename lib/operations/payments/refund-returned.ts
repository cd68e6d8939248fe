import type { PaymentRow } from "@/lib/db/borrower-payments/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { nextExceptionNth, openException } from "@/lib/db/exceptions";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney } from "@/lib/domain/money";

/** The Borrower's bank sent their own money back to us: an operator looks at it. False while it is still on its way. */
export async function paymentRefundReturned(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  code: string,
): Promise<boolean> {
  if (payment.stage !== "closed") return false;
  const { businessId } = business;
  const of = { businessId, kind: "refund_waits", subjectId: payment.id } as const;
  await openException(tx, {
    ...of,
    nth: await nextExceptionNth(tx, of),
    batchId: null,
    paymentId: payment.id,
    amount: payment.refundedAmount,
    at: business.now,
    detail: `${formatMoney(payment.refundedAmount)} that went home to a Borrower came back (${code}, ${returnCode(code).meaning}). It waits for another account of theirs.`,
  });
  return true;
}
