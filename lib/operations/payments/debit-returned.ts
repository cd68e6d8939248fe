import { recordActivity } from "@/lib/db/activity";
import { takeBackPaymentRefund } from "@/lib/db/bank/entries";
import { addDayWork } from "@/lib/db/borrower-payments/day-work";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { closeExceptionsOf } from "@/lib/db/exceptions";
import { debitDateColumns } from "@/lib/db/rows";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { dropDueWork } from "@/lib/db/work/due-work";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { DEBIT_ATTEMPTS_MAX } from "@/lib/domain/batches/timetable";
import { debitFileCloses } from "@/lib/domain/borrower-payments/dates";
import type { Day } from "@/lib/domain/days";
import { isPositive, ZERO } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { datesOfDebit, retryDebitDay } from "@/lib/domain/schedule";
import { disableAccount } from "../accounts/disable-account";
import { linkTo } from "../links";
import { closeRefunded } from "./came-back";
import { endSeries } from "./end-series";
import { cameBackLate, owesLate } from "./owed-late";

/** The Borrower withdrew what they had agreed to: nothing may be debited under it again (reference 4.4). */
const REVOKED = new Set(["R07"]);

/**
 * The Borrower's bank returned the debit (rules 7). Before the credit goes: R01 and R09 are tried again at most twice, any
 * other code cancels the Payment. After it: the Payment goes on to complete, with `failure`, and an exception holds what is
 * owed; so it does where the money had gone home again. False if nothing of it could come back.
 */
export async function applyPaymentDebitReturn(
  tx: Tx,
  business: BusinessDay,
  answer: { id: string; code: string },
): Promise<boolean> {
  const payment = await lockPayment(tx, business.businessId, answer.id);
  switch (payment.stage) {
    case "debit_settled":
      await inTime(tx, business, payment, answer.code);
      break;
    case "came_back":
      if (!(await stands(tx, payment))) return false;
      await whileComingHome(tx, business, payment, answer.code);
      break;
    case "credit_sent":
    case "credit_settled":
    case "closed":
      if (!(await stands(tx, payment))) return false;
      await afterCredit(tx, business, payment, answer.code);
      break;
    case "scheduled":
    case "debit_sent":
    case "retrying":
      return false;
  }
  await tellPayments(tx, business.businessId, [payment.id]);
  if (returnCode(answer.code).disablesAccount) {
    await disableAccount(tx, business, payment.sourceAccountId, { what: "a debit", code: answer.code });
  }
  if (REVOKED.has(answer.code) && payment.seriesId !== null) {
    await endSeries(tx, business, payment.seriesId, "authorisation_revoked");
  }
  return true;
}

/** Whether the debit was made, and has not come back yet. */
async function stands(tx: Tx, payment: PaymentRow): Promise<boolean> {
  if (payment.status === "cancelled" && !isPositive(payment.refundedAmount)) return false;
  return !(await cameBackLate(tx, payment));
}

const failureOf = (code: string) => ({ failureCode: code, failureDetail: returnCode(code).meaning });

async function inTime(tx: Tx, business: BusinessDay, payment: PaymentRow, code: string): Promise<void> {
  const { businessId, today } = business;
  const one = sql`p.id = ${payment.id}::uuid`;
  const where = { businessId_id: { businessId, id: payment.id } };
  const nth = sql`p.debit_attempt`;
  await transferForPayments(tx, business, { kind: "debit_returned", where: one, nth });
  const again = returnCode(code).retryable && payment.debitAttempt < DEBIT_ATTEMPTS_MAX;
  const retryOn = again ? retryDebitDay(today) : null;
  await record(tx, business, payment, { code, attempt: payment.debitAttempt, retryOn });
  if (retryOn === null) {
    await transferForPayments(tx, business, { kind: "debit_failed", where: one });
    await tx.payment.update({
      where,
      data: { status: "cancelled", stage: "closed", closedAt: business.now, ...failureOf(code) },
    });
  } else {
    await tx.payment.update({
      where,
      data: {
        stage: "retrying",
        debitAttempt: payment.debitAttempt + 1,
        ...debitDateColumns(datesOfDebit(retryOn)),
        ...failureOf(code),
      },
    });
    const dueAt = debitFileCloses(retryOn, business.cutOff);
    await addDayWork(tx, { businessId, kind: "payments_close", day: retryOn, dueAt });
  }
  await tell(tx, business, payment, code, retryOn);
}

/**
 * The servicer had sent the money back, and it was on its way home: the bank has taken it by itself, so it goes no second time
 * unless it has left already. What the servicer had posted of it before is owed.
 */
async function whileComingHome(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  code: string,
): Promise<void> {
  const { businessId } = business;
  if (!(await takeBackPaymentRefund(tx, businessId, payment.id))) {
    return afterCredit(tx, business, payment, code);
  }
  await dropDueWork(tx, businessId, payment.id, ["payment_refunded"]);
  await tx.payment.update({
    where: { businessId_id: { businessId, id: payment.id } },
    data: failureOf(code),
  });
  const paid = await closeRefunded(tx, business, payment);
  await record(tx, business, payment, { code, insteadOfRefund: true });
  const of = { kind: "refund_waits", subjectIds: [payment.id] } as const;
  await closeExceptionsOf(tx, business, of, PAYDOWN, "the bank took it back by itself");
  await owesLate(tx, business, payment, { code, paid });
  await tell(tx, business, payment, code, null);
}

async function afterCredit(tx: Tx, business: BusinessDay, payment: PaymentRow, code: string): Promise<void> {
  // What a final one says of itself stays.
  if (payment.stage !== "closed" || payment.failure === null) {
    await tx.payment.update({
      where: { businessId_id: { businessId: business.businessId, id: payment.id } },
      data: failureOf(code),
    });
  }
  await record(tx, business, payment, { code, late: true });
  await owesLate(tx, business, payment, { code, paid: ZERO });
  const wentHome = payment.stage === "came_back" || isPositive(payment.refundedAmount);
  await mailBorrowers(tx, business, [payment.id], ({ paymentId, ...facts }) => ({
    kind: "own_debit_returned_late",
    ...facts,
    wentHome,
    code,
    meaning: returnCode(code).meaning,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
}

async function record(tx: Tx, business: BusinessDay, payment: PaymentRow, data: object): Promise<void> {
  await recordActivity(tx, business, {
    kind: "payment.debit_returned",
    subjectId: payment.id,
    actor: PAYDOWN,
    data: { ...data },
  });
}

async function tell(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  code: string,
  retryOn: Day | null,
): Promise<void> {
  const { meaning } = returnCode(code);
  await mailBorrowers(tx, business, [payment.id], ({ paymentId, ...facts }) => ({
    kind: "own_debit_returned",
    ...facts,
    code,
    meaning,
    retryOn,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
}
