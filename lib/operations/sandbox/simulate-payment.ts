import { installationRail } from "@/lib/auth/mode";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { formatMoney, isAbove, isPositive, subtract } from "@/lib/domain/money";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { retryDebitDay } from "@/lib/domain/schedule";
import { railOf } from "@/lib/rails/rail";
import type { Simulate } from "@/lib/schemas/sandbox";
import { type Due, notBefore } from "./due";

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
  if (payment.status === "cancelled") {
    throw new Refusal("conflict", "This payment is cancelled: there is nothing that could be answered.");
  }
  switch (input.kind) {
    case "debit_return":
      return debitReturnDue(tx, business, payment);
    case "notification_of_change":
      return { on: notBefore(business, nextBankingDay(payment.debitDay)), isWork: true };
    case "credit_return":
      return { on: notBefore(business, nextBankingDay(payment.creditsDay)), isWork: true };
    case "servicer_short":
    case "servicer_posted":
      return postingDue(business, payment, input);
  }
}

async function debitReturnDue(tx: Tx, business: BusinessDay, payment: PaymentRow): Promise<Due> {
  const { businessId } = business;
  const waiting = await tx.simulation.count({
    where: { businessId, subjectId: payment.id, kind: "debit_return", usedAt: null },
  });
  const isDebited = !["scheduled", "debit_sent", "retrying"].includes(payment.stage);
  if (isDebited && waiting === 0) {
    return { on: notBefore(business, nextBankingDay(payment.debitDay)), isWork: true };
  }
  // Each answer before this one makes the debit be tried again; this one answers the try after the last.
  let on = nextBankingDay(payment.debitDay);
  for (let before = 0; before < waiting; before++) on = nextBankingDay(retryDebitDay(on));
  return { on, isWork: false };
}

function postingDue(business: BusinessDay, payment: PaymentRow, input: Simulate): Due {
  const rest = subtract(payment.amount, payment.postedAmount);
  if (input.kind === "servicer_short" && input.amount !== undefined && !isAbove(rest, input.amount)) {
    throw invalid([
      { path: "amount", message: `Expected less than the ${formatMoney(rest)} that are not posted yet.` },
    ]);
  }
  if (payment.status === "complete" || payment.stage === "came_back") {
    throw new Refusal("conflict", "This payment's servicer has nothing more to confirm.");
  }
  if (isPositive(payment.postedAmount)) return { on: nextBankingDay(business.today), isWork: true };
  return { on: payment.confirmDay, isWork: false };
}
