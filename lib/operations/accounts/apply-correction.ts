import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import { decrypt, encrypt, fingerprint } from "@/lib/db/secrets";
import type { Tx } from "@/lib/db/transaction";
import { correctionProblemWords, parseCorrectedData } from "@/lib/domain/ach/change-codes";
import { tellAccount } from "@/lib/db/events/object-events";
import { correctionLetter } from "@/lib/domain/accounts/letters";
import { PAYDOWN } from "@/lib/domain/people/person";
import { writeToOwner } from "./write-to-owner";

/**
 * The bank corrects an account (a notification of change): that a batch was debited from, or `accountId`, whoever's it is: the
 * money has moved, and the next entry must carry the new numbers (reference 4.5: within six banking days). What cannot be applied
 * is only written down; the answer says why. Its owner is told by mail either way: the Borrower, or those who manage the business's
 * accounts.
 */
export async function applyCorrection(
  tx: Tx,
  business: BusinessDay,
  notice: { batchId?: string | null; accountId?: string; code: string; correctedData: string },
): Promise<{ applied: boolean; why: string | null }> {
  const { businessId } = business;
  const batchId = notice.batchId ?? null;
  const accountId = notice.accountId ?? (await debitedAccount(tx, businessId, batchId));
  if (accountId === null) return { applied: false, why: "The batch has no account." };
  const where = { businessId_id: { businessId, id: accountId } };
  const before = await tx.sourceAccount.findUniqueOrThrow({ where });
  const read = parseCorrectedData(notice.code, notice.correctedData);
  const correction = read.ok ? read.correction : {};
  const routingNumber = correction.routingNumber ?? before.routingNumber;
  const number = correction.accountNumber ?? decrypt(before.accountNumber);
  const print = fingerprint(routingNumber, number);
  const twin = await tx.sourceAccount.findFirst({
    where: {
      businessId,
      borrowerId: before.borrowerId,
      fingerprint: print,
      status: { not: "disabled" },
      id: { not: before.id },
    },
    select: { id: true },
  });
  const why = !read.ok
    ? read.problems.map(correctionProblemWords).join(" ")
    : twin !== null
      ? "Another account of the same owner has these numbers already."
      : null;
  const after = {
    routingNumber,
    accountNumber: correction.accountNumber === undefined ? before.accountNumber : encrypt(number),
    last4: number.slice(-4),
    fingerprint: print,
    type: correction.accountType ?? before.type,
  };
  if (why === null) {
    await tx.sourceAccount.update({ where, data: after });
    await tellAccount(tx, businessId, before.id);
  }
  const old = { routingNumber: before.routingNumber, last4: before.last4, type: before.type };
  const now = why === null ? { routingNumber, last4: after.last4, type: after.type } : null;
  await recordActivity(tx, business, {
    kind: "account.corrected",
    subjectId: before.id,
    ...(batchId === null ? {} : { batchId }),
    actor: PAYDOWN,
    data: {
      code: notice.code,
      applied: why === null,
      before: old,
      ...(now === null ? { why } : { after: now }),
    },
  });
  const said = { code: notice.code, before: old, after: now, why, name: before.nameOnAccount };
  await writeToOwner(tx, business, before, (link) => correctionLetter({ ...said, link }));
  return { applied: why === null, why };
}

async function debitedAccount(tx: Tx, businessId: string, batchId: string | null): Promise<string | null> {
  if (batchId === null) return null;
  const batch = await tx.batch.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: batchId } },
    select: { sourceAccountId: true },
  });
  return batch.sourceAccountId;
}
