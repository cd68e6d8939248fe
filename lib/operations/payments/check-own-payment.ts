import type { Payer } from "@/lib/auth/payer";
import { destinationFacts, lockAccountFacts } from "@/lib/db/borrower-payments/facts";
import type { BusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import type { Tx } from "@/lib/db/transaction";
import { type OwnPaymentFacts, problemsWithOwnPayment } from "@/lib/domain/borrower-payments/check";
import { problemWithDate } from "@/lib/domain/borrower-payments/dates";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { invalid, type Problem } from "@/lib/domain/refusal";

/**
 * Refuses (invalid, all reasons) a Payment or series that may not be. Until commit the account is not removed and the
 * Borrower's other payments stand still, so that what was checked stays true.
 */
export async function mustBeSound(
  tx: Tx,
  business: BusinessDay,
  payer: Payer,
  wanted: {
    object: OwnPaymentFacts["object"];
    servicerId: string;
    sourceAccountId: string;
    amount: Money;
    /** Null where the day comes from a schedule or is not changed. */
    date: Day | null;
    except?: string;
    /** What is wrong besides: it is named in the same answer. */
    also?: readonly Problem[];
  },
): Promise<{ last4: string; servicer: string }> {
  const { businessId, borrowerId } = payer;
  await lockEmployees(tx, businessId, [borrowerId]);
  const own = { businessId, borrowerId, anyBorrower: payer.kind === "paying_key" };
  const account = await lockAccountFacts(tx, own, wanted.sourceAccountId);
  const { servicerId, except } = wanted;
  const destination = await destinationFacts(tx, {
    businessId,
    borrowerId,
    servicerId,
    ...(except === undefined ? {} : { except }),
  });
  const wrong = problemsWithOwnPayment({
    object: wanted.object,
    borrowerId,
    amount: wanted.amount,
    account,
    ...destination,
    date: wanted.date === null ? null : problemWithDate(wanted.date, business),
  });
  const problems = [...wrong, ...(wanted.also ?? [])];
  if (problems.length > 0) throw invalid(problems);
  const servicer = await tx.servicer.findUniqueOrThrow({
    where: { id: servicerId },
    select: { name: true },
  });
  return { last4: account?.last4 ?? "", servicer: servicer.name };
}
