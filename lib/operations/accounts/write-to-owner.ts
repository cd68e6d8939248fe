import { rolesThatMay } from "@/lib/auth/permissions";
import type { BusinessDay } from "@/lib/db/business-day";
import { type Letter, peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { linkTo } from "../links";

/** Tells by mail whose account it is: the Borrower, or those who manage the business's accounts. `link`: its page for them. */
export async function writeToOwner(
  tx: Tx,
  business: BusinessDay,
  { id, borrowerId }: { id: string; borrowerId: string | null },
  letterWith: (link: string) => Letter,
): Promise<void> {
  const { businessId } = business;
  if (borrowerId === null) {
    const keepers = await peopleWithRole(tx, businessId, rolesThatMay("accounts:write"));
    await queueMail(tx, business, keepers, letterWith(linkTo(`/source-accounts/${id}`)));
    return;
  }
  const { email, firstName, lastName } = await tx.borrower.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: borrowerId } },
    select: { email: true, firstName: true, lastName: true },
  });
  if (email === null) return;
  const owner = { email, name: `${firstName} ${lastName}`, borrowerId };
  await queueMail(tx, business, [owner], letterWith(linkTo(`/my/accounts/${id}`)));
}
