import { mustPay, type Payer } from "@/lib/auth/payer";
import { destinationFacts } from "@/lib/db/borrower-payments/facts";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dayOrNull, moneyOrNull } from "@/lib/db/rows";
import { earliestDebitDay, latestDebitDay } from "@/lib/domain/borrower-payments/dates";
import { isPayable, owedOnAll } from "@/lib/domain/payments/owed";
import { paymentsSupported } from "@/lib/domain/routing-number";
import type { PaymentChoices } from "@/lib/schemas/borrower-payments/calendar";

/** What the forms of a Borrower's pages offer: their accounts, their servicers with what is owed, the days that are open. */
export async function paymentChoices(payer: Payer): Promise<PaymentChoices> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const business = await readBusinessDay(businessId);
  const accounts = await prisma.sourceAccount.findMany({
    where: { businessId, borrowerId, status: { not: "disabled" } },
    orderBy: { seq: "asc" },
    select: { id: true, nameOnAccount: true, last4: true, type: true, status: true, routingNumber: true },
  });
  const loans = await prisma.loan.groupBy({
    by: ["servicerId"],
    where: { businessId, borrowerId },
    _sum: { monthlyPayment: true },
    _min: { nextPaymentDue: true },
  });
  const servicers = await prisma.servicer.findMany({
    where: { id: { in: loans.map((one) => one.servicerId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, autopay: true },
  });
  return {
    today: business.today,
    businessName: business.name,
    earliest: earliestDebitDay(business.now, business.cutOff),
    latest: latestDebitDay(business.today),
    accounts: accounts.map((one) => ({
      id: one.id,
      last4: one.last4,
      // The number first: a narrow list cuts the end off.
      label: `•••• ${one.last4}, ${one.type}, ${one.nameOnAccount}`,
      usable: paymentsSupported(one),
    })),
    servicers: await Promise.all(
      servicers.map(async (servicer) => {
        const to = await destinationFacts(prisma, { businessId, borrowerId, servicerId: servicer.id });
        const due = loans.find((one) => one.servicerId === servicer.id);
        return {
          ...servicer,
          owed: owedOnAll(to.loans, to.alsoOnTheWay),
          payable: to.loans.some(isPayable),
          monthlyPayment: moneyOrNull(due?._sum.monthlyPayment ?? null),
          nextPaymentDue: dayOrNull(due?._min.nextPaymentDue ?? null),
        };
      }),
    ),
  };
}
