import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { closeExceptionsOf, openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { cameBack } from "./came-back";

/**
 * The servicer's bank returned the credit: the money goes home, and the Payment stays pending until it is there (rules 7). Of
 * a complete one the status stays, and an exception holds the money. False if nothing of it could come back.
 */
export async function applyPaymentCreditReturn(
  tx: Tx,
  business: BusinessDay,
  answer: { id: string; code: string },
): Promise<boolean> {
  const { businessId } = business;
  const payment = await lockPayment(tx, businessId, answer.id);
  const late = payment.status === "complete";
  const isOut = payment.stage === "credit_sent" || payment.stage === "credit_settled";
  if (!late && !isOut) return false;
  const where = sql`p.id = ${payment.id}::uuid`;
  const came = await tx.ledgerTransfer.count({
    where: { businessId, subjectId: payment.id, kind: { in: ["credit_returned", "held_back"] } },
  });
  if (came > 0) return false;
  // It can come back before the books saw it arrive (first in the morning's file): what came back had arrived. Booked once.
  await transferForPayments(tx, business, { kind: "credit_settled", where });
  const back = subtract(payment.amount, late ? payment.refundedAmount : payment.postedAmount);
  const amount = sql`${back}::numeric`;
  await transferForPayments(tx, business, { kind: "credit_returned", where, amount });
  if (late) await lateReturn(tx, business, payment, { code: answer.code, back });
  else await goesHome(tx, business, payment, answer.code);
  return true;
}

async function goesHome(tx: Tx, business: BusinessDay, payment: PaymentRow, code: string): Promise<void> {
  const of = { kind: "not_confirmed", subjectIds: [payment.id] } as const;
  await closeExceptionsOf(tx, business, of, PAYDOWN, "came back");
  await cameBack(tx, business, payment.id, { code, why: returnCode(code).meaning });
  await tellPayments(tx, business.businessId, [payment.id]);
}

async function lateReturn(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  { code, back }: { code: string; back: Money },
): Promise<void> {
  const { businessId } = business;
  const { meaning } = returnCode(code);
  await recordActivity(tx, business, {
    kind: "payment.late_return",
    subjectId: payment.id,
    actor: PAYDOWN,
    data: { code, amount: back },
  });
  if (payment.failure === null) {
    await tx.payment.update({
      where: { businessId_id: { businessId, id: payment.id } },
      data: { failureCode: code, failureDetail: meaning },
    });
    await tellPayments(tx, businessId, [payment.id]);
  }
  await openException(tx, business, {
    kind: "late_credit_return",
    subjectId: payment.id,
    batchId: null,
    paymentId: payment.id,
    amount: back,
    detail: `${formatMoney(back)} came back (${code}, ${meaning}) for a Borrower's payment that was already complete. The money waits in returns clearing.`,
  });
}
