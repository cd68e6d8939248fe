import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/domain/refusal";
import type { AutopayView } from "@/lib/schemas/borrower-payments/autopay";

/** Removes the record of a servicer's own debit. @throws Refusal not_found if there is none */
export async function deleteAutopay(payer: Payer, input: { servicerId: string }): Promise<AutopayView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const of = { businessId, borrowerId, servicerId: input.servicerId };
    const [view] = await autopayViews(tx, of);
    if (view === undefined) throw notFound("autopay");
    await tx.autopay.delete({ where: { businessId_borrowerId_servicerId: of } });
    await recordActivity(tx, {
      businessId,
      kind: "autopay.removed",
      subjectId: borrowerId,
      actor: personOf(payer),
      at: business.now,
      data: { servicerId: input.servicerId },
    });
    return view;
  });
}
