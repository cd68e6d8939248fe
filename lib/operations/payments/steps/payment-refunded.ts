import { recordActivity } from "@/lib/db/activity";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import type { Tx } from "@/lib/db/transaction";
import type { Claim } from "@/lib/db/work/due-work";
import { PAYDOWN } from "@/lib/domain/people/person";
import { linkTo } from "../../links";
import { closeRefunded } from "../came-back";

/** What came back is in the Borrower's account again: cancelled, with the reason; one that was posted in part is complete. */
export async function paymentRefunded(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId } = business;
  const payment = await lockPayment(tx, businessId, claim.subjectId);
  if (payment.stage !== "came_back") return "done";
  const rest = await closeRefunded(tx, business, payment);
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
