import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { waitingFrom } from "@/lib/db/reconciliation/waiting";
import { sql } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";
import type { UnmatchPayments } from "@/lib/schemas/reconciliation/inputs";
import { whichWhere } from "./match-payments";

/** Takes matches back that are not reconciled yet; the payments wait again. Once posted, nothing is taken back. */
export async function unmatchPayments(actor: Actor, input: UnmatchPayments): Promise<{ payments: number }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { which } = input;
    const where =
      "line" in which ? sql`m.line_id = ${which.line}::uuid` : whichWhere(business.businessId, which);
    const payments = await tx.$executeRaw`
      DELETE FROM confirmation_match d
       WHERE d.business_id = ${business.businessId}::uuid AND d.reconciled_at IS NULL AND d.id IN (
         SELECT m.id ${waitingFrom(business.businessId)} AND m.id IS NOT NULL
            AND ${where})`;
    if (payments === 0)
      throw new Refusal("conflict", "Nothing was taken back: these payments are posted already.");
    await recordActivity(tx, business, {
      kind: "confirmations.unmatched",
      subjectId: business.businessId,
      actor: personOf(actor),
      data: { payments },
    });
    return { payments };
  });
}
