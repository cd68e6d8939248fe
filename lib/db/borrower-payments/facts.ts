import type { OwnAccountFacts } from "@/lib/domain/borrower-payments/check";
import { add, money, type Money } from "@/lib/domain/money";
import type { LoanFacts } from "@/lib/domain/payments/check";
import { onTheWayTo } from "@/lib/domain/payments/roster";
import { loadRoster } from "../roster/load-roster";
import type { Tx } from "../transaction";

/**
 * Locks an account, so that it is not removed while something comes to draw on it, and tells whose it is. Another Borrower's
 * is told apart only to a key (`anyBorrower`): a Borrower learns nothing of others.
 */
export async function lockAccountFacts(
  tx: Tx,
  of: { businessId: string; borrowerId: string; anyBorrower: boolean },
  id: string,
): Promise<OwnAccountFacts | null> {
  await tx.$executeRaw`
    SELECT FROM source_account WHERE business_id = ${of.businessId}::uuid AND id = ${id}::uuid FOR SHARE`;
  const row = await tx.sourceAccount.findFirst({
    where: { businessId: of.businessId, id },
    select: { borrowerId: true, owner: true, last4: true, status: true, routingNumber: true },
  });
  if (row === null) return null;
  if (row.borrowerId !== null && row.borrowerId !== of.borrowerId && !of.anyBorrower) return null;
  const { last4, status, routingNumber } = row;
  const owner =
    row.borrowerId !== null
      ? ({ kind: "borrower", borrowerId: row.borrowerId } as const)
      : ({ kind: row.owner === "third_party" ? "third_party" : "business" } as const);
  return { owner, last4, status, routingNumber };
}

export type DestinationFacts = { loans: readonly LoanFacts[]; alsoOnTheWay: Money };

/** A Borrower's loans at a servicer, and what is on its way there besides: contributions, other Payments of theirs (not `except`). */
export async function destinationFacts(
  tx: Tx,
  of: { businessId: string; borrowerId: string; servicerId: string; except?: string },
): Promise<DestinationFacts> {
  const { businessId, borrowerId, servicerId } = of;
  const roster = await loadRoster(tx, businessId, { ids: [borrowerId] });
  const loans = (roster.loansOf.get(borrowerId) ?? []).filter((loan) => loan.servicerId === servicerId);
  const [own] = await tx.$queryRaw<{ amount: string }[]>`
    SELECT coalesce(sum(amount - posted_amount), 0.00)::text AS amount FROM payment
     WHERE business_id = ${businessId}::uuid AND borrower_id = ${borrowerId}::uuid AND servicer_id = ${servicerId}::uuid
       AND status = 'pending' AND stage <> 'came_back' AND id IS DISTINCT FROM ${of.except ?? null}::uuid`;
  const contributed = onTheWayTo(roster, borrowerId, servicerId);
  return { loans, alsoOnTheWay: add(contributed, money(own?.amount ?? "0.00")) };
}
