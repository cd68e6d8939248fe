import { transferFor } from "@/lib/db/batches/ledger";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Claim } from "@/lib/db/work/due-work";
import { moneyOf } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";

/** The two micro-deposits have reached the account and are paid for, even if it was removed after their file closed. */
export async function depositsArrive(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const account = await tx.sourceAccount.findUniqueOrThrow({
    where: { businessId_id: { businessId: claim.businessId, id: claim.subjectId } },
    select: { deposit1: true, deposit2: true },
  });
  for (const [index, amount] of [account.deposit1, account.deposit2].entries()) {
    if (amount === null) continue;
    await transferFor(tx, business, {
      kind: "micro_deposits",
      subjectId: claim.subjectId,
      nth: index + 1,
      amount: moneyOf(amount),
    });
  }
  return "done";
}
