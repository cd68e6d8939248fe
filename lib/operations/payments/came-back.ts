import { queuePayments } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { nextExceptionNth, openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { addWorkAgain } from "@/lib/db/work/due-work";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";
import { isPositive, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { releaseDay } from "@/lib/domain/schedule";
import { railOf } from "@/lib/rails/rail";
import { linkTo } from "../links";

/**
 * Money of a Payment stands in returns clearing (the servicer's bank returned it, or it was held back) and goes home to the
 * account that it came from; the Payment stays pending until it is there (rules 7). The transfer stands before; the caller
 * tells.
 */
export async function cameBack(
  tx: Tx,
  business: BusinessDay,
  id: string,
  reason: { code: string; why: string },
): Promise<void> {
  const { businessId } = business;
  await tx.payment.update({
    where: { businessId_id: { businessId, id } },
    data: { stage: "came_back", failureCode: reason.code, failureDetail: reason.why },
  });
  const payment = await lockPayment(tx, businessId, id);
  await recordActivity(tx, business, {
    kind: "payment.came_back",
    subjectId: id,
    actor: PAYDOWN,
    data: reason,
  });
  const arrives = await sendHome(tx, business, payment);
  await mailBorrowers(tx, business, [id], ({ paymentId, ...facts }) => ({
    kind: "own_came_back",
    ...facts,
    amount: subtract(payment.amount, payment.postedAmount),
    why: reason.why,
    arrives,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
}

/**
 * Sends what came back in the file that closes next, to the account that was debited or the one that an operator named since;
 * null where it takes no money any more: an operator looks at it.
 */
export async function sendHome(tx: Tx, business: BusinessDay, payment: PaymentRow): Promise<Day | null> {
  const { businessId } = business;
  const account = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: payment.refundAccountId ?? payment.sourceAccountId } },
    select: { status: true, last4: true },
  });
  if (account.status === "disabled") {
    const of = { kind: "refund_waits", subjectId: payment.id } as const;
    await openException(tx, business, {
      ...of,
      nth: await nextExceptionNth(tx, business, of),
      batchId: null,
      paymentId: payment.id,
      amount: subtract(payment.amount, payment.postedAmount),
      detail: `The money of a Borrower's payment came back and waits: their account ending in ${account.last4} is disabled.`,
    });
    return null;
  }
  const day = releaseDay(business.now, business.cutOff);
  const arrives = nextBankingDay(day);
  if (railOf(payment.rail).writesFiles) {
    const fileId = await openFile(tx, business, day, "borrower_cut_off");
    const out = { fileId, kind: "payment_refund", effectiveOn: arrives } as const;
    await queuePayments(tx, businessId, [payment.id], out);
  }
  await addWorkAgain(tx, {
    businessId,
    kind: "payment_refunded",
    subjectId: payment.id,
    dueAt: instantAt(arrives, timetable.settlements),
  });
  return arrives;
}

/** What had come back has left again, or the bank had taken it by itself: final. One that was posted in part is complete. */
export async function closeRefunded(tx: Tx, business: BusinessDay, payment: PaymentRow): Promise<Money> {
  const { businessId, now } = business;
  const rest = subtract(payment.amount, payment.postedAmount);
  await transferForPayments(tx, business, {
    kind: "refunded",
    where: sql`p.id = ${payment.id}::uuid`,
    amount: sql`${rest}::numeric`,
  });
  await tx.payment.update({
    where: { businessId_id: { businessId, id: payment.id } },
    data: {
      status: isPositive(payment.postedAmount) ? "complete" : "cancelled",
      stage: "closed",
      closedAt: now,
      refundedAmount: rest,
    },
  });
  return rest;
}
