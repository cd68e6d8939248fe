import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Claim } from "@/lib/db/work/due-work";
import { isPositive, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { linkTo } from "../../links";

/** What came back is in the Borrower's account again: cancelled, with the reason; one that was posted in part is complete. */
export async function paymentRefunded(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId, now } = business;
  const payment = await lockPayment(tx, businessId, claim.subjectId);
  if (payment.stage !== "came_back") return "done";
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
      refundedAmount: rest,
      closedAt: now,
    },
  });
  await recordActivity(tx, business, {
    kind: "payment.refunded",
    subjectId: payment.id,
    actor: PAYDOWN,
    data: { amount: rest },
  });
  const to = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: payment.refundAccountId ?? payment.sourceAccountId } },
    select: { last4: true },
  });
  await mailBorrowers(tx, business, [payment.id], ({ paymentId, ...facts }) => ({
    kind: "own_refunded",
    ...facts,
    last4: to.last4,
    amount: rest,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
  await tellPayments(tx, businessId, [payment.id]);
  return "done";
}
