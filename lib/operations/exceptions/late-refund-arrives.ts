import { transferFor } from "@/lib/db/batches/ledger";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { PAYDOWN } from "@/lib/domain/people/person";
import { refundOutcome } from "../batches/send-refund";
import { closeException, lockException } from "./locked-exception";

/**
 * The refund of money that came back late has reached the employer: clearing is empty of it and the exception is settled. If
 * its account was disabled before the money left the exception waits for a person again.
 */
export async function lateRefundArrives(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const exception = await lockException(tx, claim.businessId, claim.subjectId);
  if (!exception.refundAsked) return "done";
  const arrival = await refundOutcome(tx, {
    businessId: claim.businessId,
    batchId: exception.batchId,
    subjectId: exception.id,
    nth: claim.nth,
    accountId: exception.refundAccountId,
  });
  if (!("account" in arrival)) return arrival.outcome;
  if (arrival.outcome === "waits") {
    await tx.moneyException.update({
      where: { businessId_id: { businessId: exception.businessId, id: exception.id } },
      data: { refundAccountId: null, refundOn: null },
    });
    return "done";
  }
  await transferFor(tx, business, {
    kind: exception.kind === "refund_returned" ? "refund_settled" : "late_refunded",
    subjectId: exception.subjectId,
    batchId: exception.batchId,
    nth: exception.nth,
    amount: exception.amount,
  });
  const how = `refunded to the account ending in ${arrival.account.last4}`;
  await closeException(tx, business, exception, PAYDOWN, how);
  return "done";
}
