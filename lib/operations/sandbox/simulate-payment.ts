import { installationRail } from "@/lib/auth/mode";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { isPositive, subtract } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { railOf } from "@/lib/rails/rail";
import type { Simulate } from "@/lib/schemas/sandbox";
import { checkShort, type Due, nextDebitReturnDue, notBefore } from "./due";

/** When the bank or servicer answers about a Borrower's own payment: by the same rules as about a batch and its items. */
export async function paymentAnswerDue(tx: Tx, business: BusinessDay, input: Simulate): Promise<Due> {
  const payment = await lockPayment(tx, business.businessId, input.id);
  const rail = railOf(payment.stage === "scheduled" ? installationRail : payment.rail);
  if (rail.answeredBy !== "simulation") {
    throw new Refusal(
      "conflict",
      "This payment goes by the NACHA rail, where nothing is simulated: the bank and the servicers answer by files.",
    );
  }
  // What went home again was debited once: that can still come back.
  const wasDebited = input.kind === "debit_return" && isPositive(payment.refundedAmount);
  if (payment.status === "cancelled" && !wasDebited) {
    throw new Refusal("conflict", "This payment is cancelled: there is nothing that could be answered.");
  }
  switch (input.kind) {
    case "debit_return":
      return nextDebitReturnDue(tx, business, {
        ...payment,
        isDebited: !["scheduled", "debit_sent", "retrying"].includes(payment.stage),
      });
    case "notification_of_change":
      return { on: notBefore(business, nextBankingDay(payment.debitDay)), isWork: true };
    case "credit_return":
      return { on: notBefore(business, nextBankingDay(payment.creditsDay)), isWork: true };
    case "servicer_short":
    case "servicer_posted":
      return postingDue(business, payment, input);
  }
}

function postingDue(business: BusinessDay, payment: PaymentRow, input: Simulate): Due {
  const rest = subtract(payment.amount, payment.postedAmount);
  checkShort(input, rest);
  if (payment.status === "complete" || payment.stage === "came_back") {
    throw new Refusal("conflict", "This payment's servicer has nothing more to confirm.");
  }
  if (isPositive(payment.postedAmount)) return { on: nextBankingDay(business.today), isWork: true };
  return { on: payment.confirmDay, isWork: false };
}
