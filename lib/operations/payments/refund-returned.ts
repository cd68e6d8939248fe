import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import type { PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { linkTo } from "../links";

/**
 * The Borrower's bank sent their own money back to us. The Payment is final and stays so; the money stands in returns clearing
 * again and an exception holds it until an operator says how it went its way. False where the books have not seen the refund
 * arrive yet, or know of its return already: nothing is done then.
 */
export async function paymentRefundReturned(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  code: string,
): Promise<boolean> {
  if (payment.stage !== "closed") return false;
  const { id, refundedAmount: amount } = payment;
  // A refund by file is one entry, so that it comes back once.
  const booked = await transferForPayments(tx, business, {
    kind: "refund_returned",
    where: sql`p.id = ${id}::uuid AND p.refunded_amount > 0`,
    amount: sql`p.refunded_amount`,
  });
  if (booked === 0) return false;
  const why = `${code}, ${returnCode(code).meaning}`;
  await openException(tx, business, {
    kind: "refund_returned",
    subjectId: id,
    batchId: null,
    paymentId: id,
    amount,
    detail: `${formatMoney(amount)} that went home to a Borrower was sent back by their account’s bank (${why}). The money is here again.`,
  });
  await recordActivity(tx, business, {
    kind: "payment.refund_returned",
    subjectId: id,
    actor: PAYDOWN,
    data: { code, why, amount },
  });
  await mailBorrowers(tx, business, [id], ({ paymentId, ...facts }) => ({
    kind: "own_refund_returned",
    ...facts,
    amount,
    why,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
  return true;
}
