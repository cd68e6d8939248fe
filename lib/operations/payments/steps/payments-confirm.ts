import { lockChunk, onRails, recordFor } from "@/lib/db/borrower-payments/chunk";
import { dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { completeWhole } from "@/lib/db/borrower-payments/outcomes";
import { postedOtherwise, takePaymentConfirmations } from "@/lib/db/borrower-payments/simulated";
import { readBusinessDay } from "@/lib/db/business-day";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { tellPayments } from "@/lib/db/events/payment-events";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railsThat } from "@/lib/rails/rail";
import { untilConfirmed } from "../../bank/wait-for-confirmations";
import { confirmPayments } from "../confirm-payments";

/** S+4: the servicers say what they have posted; the Payment is complete. Of those on the NACHA rail their file says it, and is waited for. */
export async function paymentsConfirm(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId } = business;
  const day = dayOfWork(claim);
  const at = { stages: ["credit_settled"], column: "confirmed_expected_day", upTo: day } as const;
  const byCalendar = railsThat((rail) => rail.confirmedBy === "calendar");
  const chunk = await lockChunk(tx, businessId, { ...at, rails: byCalendar, but: postedOtherwise });
  if (chunk.length > 0) {
    await completeWhole(tx, business, chunk);
    await recordFor(tx, business, chunk, "payment.complete");
    await tellPayments(tx, businessId, chunk);
    return "more";
  }
  const said = await takePaymentConfirmations(
    tx,
    business,
    sql`p.confirmed_expected_day <= ${day}::date AND ${onRails(byCalendar)}`,
  );
  await confirmPayments(tx, business, said, PAYDOWN);
  const byFile = railsThat((rail) => rail.confirmedBy === "file");
  const open = await lockChunk(tx, businessId, { ...at, rails: byFile });
  return open.length > 0 ? untilConfirmed(tx, business) : "done";
}
