import type { Payer } from "@/lib/auth/payer";
import { scopes } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { addBankingDays } from "@/lib/domain/banking-calendar";
import { addDays, firstOfMonth, lastOfMonth } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { createPayment } from "@/lib/operations/payments/create-payment";

const EXTRA = money("120.00");
const EACH_MONTH = money("40.00");
/** Not the 28th, on which people try a series out: its first days are worth a look. */
const DAY_OF_MONTH = 15;

/**
 * What an employee of the demo has set up for themselves by the day on which the business's clock stands: an account, a lump
 * sum once and a little every month from the month after, by the operations that their pages use. The account is one that
 * the program behind a key vouches for, so that the employer's cash shows no micro-deposits.
 */
export async function setUpOwnMoney(of: {
  businessId: string;
  borrowerId: string;
  userId: string;
  key: { id: string; madeBy: { userId: string; name: string } };
}): Promise<void> {
  const { businessId, borrowerId } = of;
  const person = await prisma.borrower.findFirstOrThrow({ where: { businessId, id: borrowerId } });
  const name = `${person.firstName} ${person.lastName}`;
  const payer: Payer = {
    kind: "borrower",
    businessId,
    borrowerId,
    userId: of.userId,
    name,
    email: person.email ?? "",
  };
  const key = {
    kind: "key",
    businessId,
    keyId: of.key.id,
    name: "Demo key",
    scopes,
    madeBy: of.key.madeBy,
  } as const;
  const account = await addBorrowerAccount(
    { kind: "paying_key", businessId, borrowerId, key },
    { nameOnAccount: name, routingNumber: "026009593", accountNumber: "73310428", type: "checking" },
  );
  const loan = await prisma.loan.findFirstOrThrow({
    where: { businessId, borrowerId, statusCode: "RP" },
  });
  const terms = { servicerId: loan.servicerId, sourceAccountId: account.id };
  const { today } = await readBusinessDay(businessId);
  await createPayment(payer, { ...terms, amount: EXTRA, scheduledDate: addBankingDays(today, 3) });
  const startDate = firstOfMonth(addDays(lastOfMonth(today), 1));
  const schedule = { kind: "day_of_month", dayOfMonth: DAY_OF_MONTH, startDate, endDate: null } as const;
  await createSeries(payer, { ...terms, amount: EACH_MONTH, schedule });
}
