import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/domain/refusal";
import type { AutopayView, DeleteAutopay } from "@/lib/schemas/borrower-payments/autopay";
import { mustBeShown } from "./same-account";

/**
 * Removes the record of a servicer's own debit. @throws Refusal not_found if there is none; conflict if it is another by now
 * than was shown
 */
export async function deleteAutopay(payer: Payer, input: DeleteAutopay): Promise<AutopayView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const of = { businessId, borrowerId, servicerId: input.servicerId };
    const [view] = await autopayViews(tx, of);
    if (view === undefined) throw notFound("autopay");
    mustBeShown(input.shownAccountId, view.source_account.id);
    await tx.autopay.delete({ where: { businessId_borrowerId_servicerId: of } });
    await recordActivity(tx, business, {
      kind: "autopay.removed",
      subjectId: borrowerId,
      actor: personOf(payer),
      data: { servicerId: input.servicerId },
    });
    return view;
  });
}
