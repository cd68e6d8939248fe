import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import { tellAccount } from "@/lib/db/events/object-events";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { PAYDOWN } from "@/lib/domain/people/person";

/** The bank says that an account can be used no more: disabled, with the reason. One that is already stays as it is. */
export async function disableAccount(
  tx: Tx,
  business: BusinessDay,
  id: string,
  returned: { what: "a debit" | "a verification deposit"; code: string },
): Promise<void> {
  const { businessId } = business;
  const { what, code } = returned;
  const changed = await tx.sourceAccount.updateMany({
    where: { businessId, id, status: { not: "disabled" } },
    data: {
      status: "disabled",
      disabledReason: `The bank returned ${what}: ${code}, ${returnCode(code).meaning}.`,
    },
  });
  if (changed.count === 0) return;
  await tellAccount(tx, businessId, id);
  await recordActivity(tx, business, {
    kind: "account.disabled",
    subjectId: id,
    actor: PAYDOWN,
    data: { code },
  });
}
