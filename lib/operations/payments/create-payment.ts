import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { paymentView } from "@/lib/db/borrower-payments/payment/payment-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { inTransaction } from "@/lib/db/transaction";
import type { NewPayment, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { keepMandate } from "../borrower-accounts/keep-mandate";
import { mustBeSound } from "./check-own-payment";
import { insertPayment } from "./insert-payment";

/**
 * A Payment of a Borrower from their own account on one banking day (contract §7). @throws Refusal invalid with every reason:
 * the day with the nearest ones, the account, the servicer, the amount.
 */
export async function createPayment(payer: Payer, input: NewPayment): Promise<PaymentView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const { amount, servicerId, sourceAccountId, scheduledDate: date } = input;
    const wanted = { object: "payment", amount, servicerId, sourceAccountId, date } as const;
    const { last4, servicer } = await mustBeSound(tx, business, payer, wanted);
    const person = personOf(payer);
    const terms = { borrowerId, servicerId, sourceAccountId, amount };
    const payment = await insertPayment(tx, business, terms, date, person.name);
    await keepMandate(tx, business, payer, payment.id, { kind: "payment", amount, date, last4, servicer });
    await recordActivity(tx, business, {
      kind: "payment.created",
      subjectId: payment.id,
      actor: person,
      data: { amount, date },
    });
    await tellPayments(tx, businessId, [payment.id]);
    return paymentView(payment);
  });
}
