import type { Day } from "@/lib/domain/days";
import type { BusinessDay } from "../business-day";
import type { Tx } from "../transaction";
import { among } from "./chunk";

/** A debit that was tried again has held: why it came back before is told by the history alone. */
export async function clearReturns(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment p SET failure_code = NULL, failure_detail = NULL
     WHERE p.business_id = ${businessId}::uuid AND ${among(ids)} AND p.failure_code IS NOT NULL`;
}

/** Credits go out today; what goes later than planned (a file was waited for) is there and confirmed later. */
export async function moveCredits(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  to: { sent: Day; effective: Day; confirmed: Day },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment p
       SET credits_sent_day = ${to.sent}::date, credits_effective_day = ${to.effective}::date,
           confirmed_expected_day = ${to.confirmed}::date
     WHERE p.business_id = ${businessId}::uuid AND ${among(ids)} AND p.credits_sent_day < ${to.sent}::date`;
}

/** The servicer has posted them whole. */
export async function completeWhole(tx: Tx, business: BusinessDay, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment p SET status = 'complete', stage = 'closed', posted_amount = p.amount, closed_at = ${business.now}
     WHERE p.business_id = ${business.businessId}::uuid AND ${among(ids)}`;
}
