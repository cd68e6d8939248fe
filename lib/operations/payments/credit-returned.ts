import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { closeExceptionsOf, openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { linkTo } from "../links";
import { cameBack, closeRefunded } from "./came-back";
import { owedLate, payOwedLate } from "./owed-late";

/**
 * The servicer's bank returned the credit: the money goes home, and the Payment stays pending until it is there (rules 7), or
 * it pays what the Borrower owes. Of a complete one the status stays, and an exception holds the money. False if nothing of it
 * could come back.
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
  const why = returnCode(answer.code).meaning;
  const back = subtract(payment.amount, late ? payment.refundedAmount : payment.postedAmount);
  const amount = sql`${back}::numeric`;
  await transferForPayments(tx, business, { kind: "credit_returned", where, amount });
  if (late) {
    await lateReturn(tx, business, payment, { code: answer.code, back });
    return true;
  }
  const of = { kind: "not_confirmed", subjectIds: [payment.id] } as const;
  await closeExceptionsOf(tx, business, of, PAYDOWN, "came back");
  const owed = await owedLate(tx, payment);
  if (owed === null) await cameBack(tx, business, payment.id, { code: answer.code, why });
  else await paysWhatIsOwed(tx, business, payment, { code: answer.code, why, back, owed });
  await tellPayments(tx, businessId, [payment.id]);
  return true;
}

/** The bank has taken the debit back already: the money goes home no second time. */
async function paysWhatIsOwed(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  { code, why, back, owed }: { code: string; why: string; back: Money; owed: Money },
): Promise<void> {
  const rest = await payOwedLate(tx, business, payment, { owed, paid: back });
  await closeRefunded(tx, business, payment);
  await recordActivity(tx, business, {
    kind: "payment.paid_owed",
    subjectId: payment.id,
    actor: PAYDOWN,
    data: { code, why, amount: back },
  });
  await mailBorrowers(tx, business, [payment.id], ({ paymentId, ...facts }) => ({
    kind: "own_owed_came_back",
    ...facts,
    amount: back,
    rest,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
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
