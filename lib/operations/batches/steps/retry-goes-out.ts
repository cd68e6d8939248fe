import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim } from "@/lib/db/work/due-work";
import { type Day, parseDay } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { writeAbout } from "../write-about";
import { sendDebit } from "./file-closes";

/** The file of a returned debit's next attempt closes: from here it can no longer be given up, and the employer is told. */
export async function retryGoesOut(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const due = await lockBatch(tx, claim.businessId, claim.subjectId);
  if (due.debitStatus !== "retrying" || due.debitAttempt !== claim.nth) return "done";
  const { batch, last4 } = await sendDebit(tx, business, due, claim.dueAt);
  const before = await dayOfTryBefore(tx, batch);
  await recordActivity(tx, business, {
    kind: "batch.file_closed",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { debitDay: batch.debitDay, attempt: batch.debitAttempt },
  });
  await writeAbout(tx, business, batch, {
    kind: "debit_again",
    total: batch.totalAmount,
    before,
    debitDay: batch.debitDay,
    companyId: business.companyId,
    last4,
  });
  return "done";
}

/** The day of the debit that came back, as the closing of its file noted it; the batch itself knows the next one only. */
async function dayOfTryBefore(tx: Tx, { businessId, id }: BatchRow): Promise<Day | null> {
  const closed = await tx.activity.findFirst({
    where: { businessId, batchId: id, kind: "batch.file_closed" },
    orderBy: { id: "desc" },
    select: { data: true },
  });
  const data = closed?.data;
  return typeof data === "object" && data !== null && "debitDay" in data ? parseDay(data.debitDay) : null;
}
