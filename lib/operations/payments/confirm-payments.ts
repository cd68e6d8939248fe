import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { closeExceptionsOf, openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { add, compare, formatMoney, isAbove, type Money, subtract } from "@/lib/domain/money";
import type { Person } from "@/lib/domain/people/person";

/**
 * A servicer says what it posted of Payments beside what it had posted before. All of it: complete. Less: the Payment stays
 * pending and waits for the rest. More: complete, and an exception holds the excess (rules "Short posting").
 */
export async function confirmPayments(
  tx: Tx,
  business: BusinessDay,
  confirmed: readonly { id: string; amount: Money }[],
  by: Person,
): Promise<void> {
  const complete: string[] = [];
  for (const one of confirmed) {
    if (await confirmOne(tx, business, one, by)) complete.push(one.id);
  }
  // What was posted in part is pending as before: nothing that the API shows of it has changed.
  await tellPayments(tx, business.businessId, complete);
}

/** Whether it is complete now. */
async function confirmOne(
  tx: Tx,
  business: BusinessDay,
  { id, amount }: { id: string; amount: Money },
  by: Person,
): Promise<boolean> {
  const { businessId, now } = business;
  const payment = await lockPayment(tx, businessId, id);
  if (payment.stage !== "credit_settled") return false;
  const posted = add(payment.postedAmount, amount);
  const where = { businessId_id: { businessId, id } };
  const tell = (kind: "payment.short" | "payment.complete" | "payment.over_posted", data: object) =>
    recordActivity(tx, business, { kind, subjectId: id, actor: by, data: { ...data } });
  if (compare(posted, payment.amount) < 0) {
    await tx.payment.update({ where, data: { postedAmount: posted } });
    await tell("payment.short", { posted });
    return false;
  }
  await tx.payment.update({
    where,
    data: { status: "complete", stage: "closed", postedAmount: payment.amount, closedAt: now },
  });
  await tell("payment.complete", { posted });
  await closeExceptionsOf(tx, business, { kind: "not_confirmed", subjectIds: [id] }, by, "confirmed");
  if (!isAbove(posted, payment.amount)) return true;
  const excess = subtract(posted, payment.amount);
  await transferForPayments(tx, business, {
    kind: "over_posted",
    where: sql`p.id = ${id}::uuid`,
    amount: sql`${excess}::numeric`,
  });
  await tell("payment.over_posted", { excess });
  await openException(tx, business, {
    kind: "over_posted",
    subjectId: id,
    batchId: null,
    paymentId: id,
    amount: excess,
    detail: `The servicer posted ${formatMoney(excess)} more than a Borrower's payment of ${formatMoney(payment.amount)}.`,
  });
  return true;
}
