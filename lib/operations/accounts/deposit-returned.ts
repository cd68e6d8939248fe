import { lockAccount } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { transferFor } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { depositReturnedLetter } from "@/lib/domain/accounts/letters";
import { returnCode } from "@/lib/domain/ach/return-codes";
import type { Money } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { disableAccount } from "./disable-account";
import { writeToOwner } from "./write-to-owner";

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
  const said = { code, name: account.nameOnAccount, last4, isUsable };
  await writeToOwner(tx, business, account, (link) => depositReturnedLetter({ ...said, link }));
  return { last4, isUsable };
}
