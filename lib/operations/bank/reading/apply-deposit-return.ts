import type { SentEntry } from "@/lib/db/bank/find-entries";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { depositReturned } from "../../accounts/deposit-returned";
import { type Applied, tooEarly } from "./applied";

/**
 * The bank returned one of an account's two micro-deposits. What was sent is never said, nor compared with what the line says:
 * somebody may still have to name it, and a file of lines with every amount would find it out.
 */
export async function applyDepositReturn(
  tx: Tx,
  business: BusinessDay,
  entry: SentEntry,
  answer: { code: string },
): Promise<Applied> {
  const account = await depositReturned(tx, business, { ...entry, code: answer.code });
  if (account === null) return tooEarly("verification deposit", entry.effectiveOn);
  const whose = entry.isOwnMoney
    ? "an employee's own account came back. What it means stands on the employee's page."
    : `the account ending in ${account.last4} came back: ${answer.code}, ${returnCode(answer.code).meaning}. ${account.isUsable ? "The account stays verified; look at it before it is debited." : "The account is disabled."}`;
  return { outcome: "applied", explanation: `A verification deposit to ${whose}` };
}
