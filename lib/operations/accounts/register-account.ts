import { randomInt } from "node:crypto";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { tellAccount } from "@/lib/db/events/object-events";
import { dateOfDay } from "@/lib/db/rows";
import { encrypt, fingerprint } from "@/lib/db/secrets";
import { inTransaction, lockName, type Tx } from "@/lib/db/transaction";
import { addDueWork } from "@/lib/db/work/due-work";
import { microDepositArrival, microDepositFileCloses } from "@/lib/domain/accounts/micro-deposit-dates";
import { chooseMicroDeposits } from "@/lib/domain/micro-deposits";
import type { Person } from "@/lib/domain/people/person";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { paymentsSupported } from "@/lib/domain/routing-number";
import type { NewSourceAccount, SourceAccountView } from "@/lib/schemas/source-account";
import { missingForBusiness } from "../bank/what-is-missing";

export type AccountOf = {
  businessId: string;
  /** Null: the business's own. */
  borrowerId: string | null;
  by: Person;
  /** Its owner vouches for it (a key): usable at once. Else two micro-deposits go out with the next file and must be named. */
  attested: boolean;
};

/**
 * Registers an account of the business or of one of its Borrowers (contract §6). The same account twice for
 * one owner is a conflict that says which it is; so is one that no deposits could be sent to, naming what is missing.
 */
export async function registerAccount(of: AccountOf, input: NewSourceAccount): Promise<SourceAccountView> {
  const { businessId, borrowerId, by, attested } = of;
  if (!attested && !paymentsSupported({ status: "verified", routingNumber: input.routingNumber })) {
    throw invalid([
      {
        path: "routingNumber",
        message: `${input.routingNumber} is a real number, but no account there takes electronic (ACH) payments. Use another account.`,
      },
    ]);
  }
  const print = fingerprint(input.routingNumber, input.accountNumber);
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockName(tx, `account:${borrowerId ?? businessId}:${print}`);
    await refuseKnown(tx, of, print);
    const missing = attested ? [] : await missingForBusiness(tx, business);
    if (missing.length > 0) {
      throw new Refusal("conflict", `No deposits can be sent to an account yet. ${missing.join(" ")}`);
    }
    const arrival = microDepositArrival(business.now, business.cutOff);
    const [deposit1, deposit2] = chooseMicroDeposits(randomInt);
    const row = await tx.sourceAccount.create({
      data: {
        businessId,
        borrowerId,
        owner: borrowerId === null ? "business" : "borrower",
        nameOnAccount: input.nameOnAccount,
        routingNumber: input.routingNumber,
        accountNumber: encrypt(input.accountNumber),
        last4: input.accountNumber.slice(-4),
        fingerprint: print,
        type: input.type,
        status: attested ? "verified" : "pending_verification",
        ...(attested ? {} : { deposit1, deposit2, depositsArriveOn: dateOfDay(arrival) }),
        createdBy: by.name,
        createdAt: business.now,
      },
      select: accountColumns,
    });
    await recordActivity(tx, business, {
      kind: "account.added",
      subjectId: row.id,
      actor: by,
      data: { attested },
    });
    if (!attested) {
      const dueAt = microDepositFileCloses(arrival, business.cutOff);
      await addDueWork(tx, { businessId, kind: "deposits_leave", subjectId: row.id, dueAt });
    }
    await tellAccount(tx, businessId, row.id);
    return accountView(row);
  });
}

async function refuseKnown(tx: Tx, { businessId, borrowerId }: AccountOf, print: string): Promise<void> {
  const known = await tx.sourceAccount.findFirst({
    where: { businessId, borrowerId, fingerprint: print, status: { not: "disabled" } },
    select: accountColumns,
  });
  if (!known) return;
  const state = known.status === "verified" ? "verified" : "waiting for its micro-deposits";
  throw new Refusal(
    "conflict",
    `This account is registered already: ${known.nameOnAccount}, ending in ${known.last4}, ${state}. Use that one.`,
  );
}
