import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { endUnsent } from "@/lib/db/batches/end-unsent";
import { transferFor } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import { addDueWork, dropDueWork } from "@/lib/db/work/due-work";
import { openException } from "@/lib/db/exceptions";
import type { Tx } from "@/lib/db/transaction";
import { previousBankingDay } from "@/lib/domain/banking-calendar";
import { DEBIT_ATTEMPTS_MAX, timetable } from "@/lib/domain/batches/timetable";
import { batchTitle } from "@/lib/domain/batches/title";
import { type Day, formatDayLong, instantAt } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { PAYDOWN } from "@/lib/domain/people/person";
import { datesOfDebit, retryDebitDay } from "@/lib/domain/schedule";
import { disableAccount } from "../accounts/disable-account";
import { writeDates } from "./move-dates";
import { writeAbout } from "./write-about";

/**
 * The employer's bank returned the debit (rules "A batch and its items"). In time: R01 and R09 are tried again at most twice,
 * any other code ends the batch. After the credits went out it stops nothing, but the business owes the amount.
 */
export async function applyDebitReturn(
  tx: Tx,
  business: BusinessDay,
  { id, code }: { id: string; code: string },
): Promise<void> {
  const batch = await lockBatch(tx, business.businessId, id);
  if (batch.debitStatus !== "settled") return;
  const gone = await tx.ledgerTransfer.findFirst({
    // Held back counts too: from then on single payments go ways of their own.
    where: { businessId: batch.businessId, batchId: batch.id, kind: { in: ["credit_sent", "held_back"] } },
    select: { id: true },
  });
  if (gone || batch.status !== "pending") return lateDebitReturn(tx, business, batch, code);
  await dropDueWork(tx, batch.businessId, batch.id, ["credits_go_out"]);
  await transferFor(tx, business, {
    kind: "debit_returned",
    subjectId: batch.id,
    batchId: batch.id,
    nth: batch.debitAttempt,
    amount: batch.totalAmount,
  });
  await recordActivity(tx, business, {
    kind: "batch.debit_returned",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { code, attempt: batch.debitAttempt },
  });
  const { retryable, meaning, disablesAccount } = returnCode(code);
  const again = retryable && batch.debitAttempt < DEBIT_ATTEMPTS_MAX;
  const retryOn = again ? await retry(tx, business, batch, code) : null;
  if (!again) {
    await failBatch(tx, business, batch, {
      code,
      why: `The debit of ${formatMoney(batch.totalAmount)} was returned for good on ${formatDayLong(business.today)}: ${code}, ${meaning}. No payment went out.`,
    });
    if (disablesAccount) await disableAccount(tx, business, batch.sourceAccountId, { what: "a debit", code });
  }
  const total = batch.totalAmount;
  await writeAbout(tx, business, batch, { kind: "debit_returned", total, code, meaning, retryOn });
}

async function retry(tx: Tx, business: BusinessDay, batch: BatchRow, code: string): Promise<Day> {
  const debitDay = retryDebitDay(business.today);
  const dates = datesOfDebit(debitDay);
  const attempt = batch.debitAttempt + 1;
  await tx.batch.update({
    where: { businessId_id: { businessId: batch.businessId, id: batch.id } },
    data: {
      debitStatus: "retrying",
      debitAttempt: attempt,
      debitCode: code,
    },
  });
  const benefitYear = await writeDates(tx, business, batch, dates);
  await recordActivity(tx, business, {
    kind: "batch.debit_retry",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { attempt, debitDay, ...benefitYear },
  });
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "retry_goes_out",
    subjectId: batch.id,
    nth: attempt,
    dueAt: instantAt(previousBankingDay(debitDay), business.cutOff),
  });
  await addDueWork(tx, {
    businessId: batch.businessId,
    kind: "debit_settles",
    subjectId: batch.id,
    nth: attempt,
    dueAt: instantAt(debitDay, timetable.settlements),
  });
  return debitDay;
}

/** The debit never succeeded: every item is failed, the batch complete, and nothing moved. */
export async function failBatch(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  reason: { code: string | null; why: string },
): Promise<void> {
  await endUnsent(tx, business, batch, { debitStatus: "failed", ...reason });
  await recordActivity(tx, business, {
    kind: "batch.failed",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { why: reason.why },
  });
}

async function lateDebitReturn(tx: Tx, business: BusinessDay, batch: BatchRow, code: string): Promise<void> {
  const { meaning } = returnCode(code);
  const opened = await openException(tx, business, {
    kind: "late_debit_return",
    subjectId: batch.id,
    batchId: batch.id,
    amount: batch.totalAmount,
    detail: `The debit of ${batchTitle(batch)} was returned (${code}, ${meaning}) after the credits went out. The business owes ${formatMoney(batch.totalAmount)}; its releases wait until this is settled.`,
  });
  if (!opened) return;
  await transferFor(tx, business, {
    kind: "late_debit_return",
    subjectId: batch.id,
    batchId: batch.id,
    amount: batch.totalAmount,
  });
  await recordActivity(tx, business, {
    kind: "batch.debit_returned",
    batchId: batch.id,
    actor: PAYDOWN,
    data: { code, late: true },
  });
  await disableAccount(tx, business, batch.sourceAccountId, { what: "a debit", code });
  await writeAbout(tx, business, batch, {
    kind: "debit_returned_late",
    total: batch.totalAmount,
    code,
    meaning,
  });
}
