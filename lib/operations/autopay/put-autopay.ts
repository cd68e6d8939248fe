import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { destinationFacts, lockAccountFacts } from "@/lib/db/borrower-payments/facts";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import { problemsWithAutopay } from "@/lib/domain/borrower-payments/check";
import { invalid } from "@/lib/domain/refusal";
import type { AutopayView, PutAutopay } from "@/lib/schemas/borrower-payments/autopay";
import { keepMandate } from "../borrower-accounts/keep-mandate";
import { mustBeShown } from "./same-account";

/**
 * Records that a servicer debits an account of the Borrower by itself; once more replaces it. Paydown originates nothing for it
 * (rules 7). @throws Refusal invalid with every reason; conflict if another stands by now than was shown
 */
export async function putAutopay(payer: Payer, input: PutAutopay): Promise<AutopayView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const { servicerId, sourceAccountId } = input;
    const where = { businessId_borrowerId_servicerId: { businessId, borrowerId, servicerId } };
    const before = await tx.autopay.findUnique({ where, select: { sourceAccountId: true } });
    mustBeShown(input.shownAccountId, before?.sourceAccountId ?? null);
    const own = { businessId, borrowerId, anyBorrower: payer.kind === "paying_key" };
    const account = await lockAccountFacts(tx, own, sourceAccountId);
    const { loans } = await destinationFacts(tx, { businessId, borrowerId, servicerId });
    const servicer = await tx.servicer.findUnique({
      where: { id: servicerId },
      select: { name: true, autopay: true },
    });
    const isLinked = servicer !== null && loans.length > 0;
    const problems = problemsWithAutopay({
      borrowerId,
      account,
      servicer: isLinked ? { name: servicer.name, takesAutopay: servicer.autopay } : null,
    });
    if (problems.length > 0 || servicer === null || account === null) throw invalid(problems);
    const person = personOf(payer);
    const made = { createdBy: person.name, createdAt: business.now };
    await tx.autopay.upsert({
      where,
      create: { businessId, borrowerId, servicerId, sourceAccountId, ...made },
      update: { sourceAccountId, version: { increment: 1 }, ...made },
    });
    const agreed = { kind: "autopay", servicer: servicer.name, last4: account.last4 } as const;
    await keepMandate(tx, business, payer, servicerId, agreed);
    await recordActivity(tx, business, {
      kind: "autopay.recorded",
      subjectId: borrowerId,
      actor: person,
      data: { servicerId, sourceAccountId },
    });
    const [view] = await autopayViews(tx, { businessId, borrowerId, servicerId });
    if (view === undefined) throw new Error("an autopay went in and none came out");
    return view;
  });
}
