import { type BorrowerActor, personOf } from "@/lib/auth/actor";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import type { ShareBalances } from "@/lib/schemas/employees/my-loans";

/**
 * The employee lets the employer see the balances of their loans, or no longer (rules "Who, and what they own"). Balances that
 * the employer brought itself it sees in any case. Said twice: recorded once.
 */
export async function shareBalances(actor: BorrowerActor, { share }: ShareBalances): Promise<void> {
  const { businessId, borrowerId: id } = actor;
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [id]);
    const changed = await tx.borrower.updateMany({
      where: { businessId, id, sharesBalances: !share },
      data: { sharesBalances: share },
    });
    if (changed.count === 0) return;
    await recordActivity(tx, business, {
      kind: "employee.changed",
      subjectId: id,
      actor: personOf(actor),
      data: {
        changes: [share ? "Loan balances shared with you" : "Loan balances no longer shared with you"],
      },
    });
  });
}
