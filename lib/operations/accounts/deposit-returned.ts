import { rolesThatMay } from "@/lib/auth/permissions";
import { lockAccount } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { transferFor } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { depositReturnedLetter } from "@/lib/domain/accounts/letters";
import { returnCode } from "@/lib/domain/ach/return-codes";
import type { Money } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { linkTo } from "../links";
import { disableAccount } from "./disable-account";

/**
 * The account's bank sent one of the two micro-deposits back; the money is here again. An account that still waits to be
 * verified cannot be any more and is disabled, whatever the code; a verified one only if nothing can be debited from it
 * (reference 4.4). Its owner is told by mail unless it was disabled before. Null where the books have not seen the deposit
 * arrive: nothing is done then.
 */
export async function depositReturned(
  tx: Tx,
  business: BusinessDay,
  deposit: { subjectId: string; nth: number; amount: Money; code: string },
): Promise<{ last4: string; isUsable: boolean } | null> {
  const { businessId } = business;
  const { subjectId, nth, amount, code } = deposit;
  const account = await lockAccount(tx, businessId, subjectId);
  const arrived = { businessId, subjectId, kind: "micro_deposits", nth };
  if (account === null || (await tx.ledgerTransfer.count({ where: arrived })) === 0) return null;
  const kind = "micro_deposit_returned";
  await transferFor(tx, business, { kind, subjectId, nth, amount });
  await recordActivity(tx, business, {
    kind: "account.deposit_returned",
    subjectId,
    actor: PAYDOWN,
    data: { code },
  });
  const { last4, status } = account;
  if (status === "disabled") return { last4, isUsable: false };
  const isUsable = status === "verified" && !returnCode(code).disablesAccount;
  if (!isUsable) await disableAccount(tx, business, subjectId, { what: "a verification deposit", code });
  const { to, path } = await ownersOf(tx, businessId, account);
  const letter = depositReturnedLetter({
    code,
    name: account.nameOnAccount,
    last4,
    isUsable,
    link: linkTo(path),
  });
  await queueMail(tx, business, to, letter);
  return { last4, isUsable };
}

/** Who is told, and where they see it: those who manage the business's accounts, or the Borrower whose it is. */
async function ownersOf(
  tx: Tx,
  businessId: string,
  { id, borrowerId }: { id: string; borrowerId: string | null },
): Promise<{ to: { email: string; name: string; borrowerId?: string }[]; path: string }> {
  if (borrowerId === null) {
    const to = await peopleWithRole(tx, businessId, rolesThatMay("accounts:write"));
    return { to, path: `/source-accounts/${id}` };
  }
  const { email, firstName, lastName } = await tx.borrower.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: borrowerId } },
    select: { email: true, firstName: true, lastName: true },
  });
  const to = email === null ? [] : [{ email, name: `${firstName} ${lastName}`, borrowerId }];
  return { to, path: `/my/accounts/${id}` };
}
