import { refundInFile } from "@/lib/db/bank/entries";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { addDueWork, nextWorkNth, type WorkOutcome } from "@/lib/db/work/due-work";
import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { type Day, instantAt } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { invalid, notFound, type Refusal } from "@/lib/domain/refusal";
import { releaseDay } from "@/lib/domain/schedule";
import { railOf } from "@/lib/rails/rail";
import { refundIntoFile } from "../bank/refund-into-file";

export type RefundAccount = { id: string; last4: string; disabled: boolean };

/**
 * Where money of a batch goes back to: the account that was debited, or `chosen`, another of the same business. It stays
 * locked: it cannot be removed while we send there. Not found if it is a Borrower's.
 */
export async function refundAccountOf(
  tx: Tx,
  businessId: string,
  batchId: string,
  chosen: string | null,
): Promise<RefundAccount> {
  const [account] = await tx.$queryRaw<{ id: string; last4: string; status: string }[]>`
    SELECT a.id, a.account_number_last_4 AS last4, a.status FROM source_account a
     WHERE a.business_id = ${businessId}::uuid AND a.borrower_id IS NULL
       AND a.id = coalesce(${chosen}::uuid, (SELECT b.source_account_id FROM batch b
                                              WHERE b.business_id = a.business_id AND b.id = ${batchId}::uuid))
       FOR SHARE`;
  if (!account) throw notFound("source account");
  if (chosen !== null && account.status === "pending_verification") {
    const message = `The account ending in ${account.last4} is not verified yet. Choose one that is.`;
    throw invalid([{ path: "accountId", message }]);
  }
  return { id: account.id, last4: account.last4, disabled: account.status === "disabled" };
}

export const isDisabled = (last4: string): Refusal =>
  invalid([
    {
      path: "accountId",
      message: `The account ending in ${last4} is disabled. Choose another verified account.`,
    },
  ]);

const LOOK_AGAIN_SECONDS = 1;

/**
 * Whether a refund that falls due has arrived. What left in a file has, whatever became of its account since; on a rail
 * without files it has unless the account was disabled. Otherwise it waits for another account.
 */
export async function refundOutcome(
  tx: Tx,
  refund: {
    businessId: string;
    batchId: string;
    subjectId: string;
    nth: number;
    accountId: string | null;
  },
): Promise<{ outcome: "arrived" | "waits"; account: RefundAccount } | { outcome: WorkOutcome }> {
  const { businessId, batchId, subjectId, nth } = refund;
  const account = await refundAccountOf(tx, businessId, batchId, refund.accountId);
  const batch = await tx.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: batchId } },
    select: { rail: true },
  });
  if (!railOf(batch.rail).writesFiles) return { outcome: account.disabled ? "waits" : "arrived", account };
  switch (await refundInFile(tx, { businessId, subjectId, nth })) {
    case "sent":
      return { outcome: "arrived", account };
    case "none":
      return { outcome: "waits", account };
    // Its file is late: until it is written nobody can say.
    case "queued":
      return { outcome: { restSeconds: LOOK_AGAIN_SECONDS } };
  }
}

/** Sends money back in today's file. Answers the day on which it is there: the next banking day; the work of that day books it. */
export async function sendRefund(
  tx: Tx,
  business: BusinessDay,
  refund: {
    work: "refund_arrives" | "late_refund_arrives";
    subjectId: string;
    batchId: string;
    accountId: string;
    amount: Money;
    reference: string;
  },
): Promise<Day> {
  const { businessId } = business;
  const { work: kind, subjectId, batchId, accountId, amount, reference } = refund;
  const nth = await nextWorkNth(tx, { businessId, kind, subjectId });
  await refundIntoFile(tx, business, { businessId, subjectId, nth, batchId, accountId, amount, reference });
  const arrives = nextBankingDay(releaseDay(business.now, business.cutOff));
  await addDueWork(tx, {
    businessId,
    kind,
    subjectId,
    nth,
    dueAt: instantAt(arrives, timetable.settlements),
  });
  return arrives;
}
