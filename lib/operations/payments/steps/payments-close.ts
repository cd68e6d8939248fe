import { installationRail } from "@/lib/auth/mode";
import { queuePayments } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { among, keepRail, lockChunk, recordFor, setStage } from "@/lib/db/borrower-payments/chunk";
import { addDayWork, dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { closeNotMade, readForClosing } from "@/lib/db/borrower-payments/closing";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { findNotPayable, type NotMade } from "@/lib/db/borrower-payments/payability";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";
import { closingDay } from "../../bank/closing-day";
import { linkTo } from "../../links";
import { makeNextOccurrences } from "../../payment-series/next-occurrence";
import { idsByFile } from "./ids-by-file";

/**
 * The cut-off before a day of debits: what is scheduled for it goes to the rail, once, a chunk a transaction, and can no longer
 * be changed. What cannot be paid any more is cancelled instead. Of a series the next occurrence is made (rules 7). Debits
 * that came back and are tried again on that day go with them.
 */
export async function paymentsClose(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId } = business;
  const debitDay = dayOfWork(claim);
  const stages = ["scheduled", "retrying"] as const;
  const chunk = await lockChunk(tx, businessId, { stages, column: "debit_day", upTo: debitDay });
  if (chunk.length === 0) {
    const dueAt = instantAt(debitDay, timetable.settlements);
    await addDayWork(tx, { businessId, kind: "payments_debit", day: debitDay, dueAt });
    return "done";
  }
  const closing = await readForClosing(tx, businessId, chunk);
  const notMade = await findNotPayable(tx, businessId, chunk);
  await cancelNotMade(tx, business, notMade);
  const stopped = new Set(notMade.map((one) => one.id));
  const going = chunk.filter((id) => !stopped.has(id));
  const where = sql`${among(going)} AND p.stage = 'scheduled'`;
  await transferForPayments(tx, business, { kind: "released", where });
  await keepRail(tx, businessId, going, installationRail);
  const byFile = await idsByFile(tx, businessId, going);
  if (byFile.length > 0) await intoFile(tx, business, byFile, claim.dueAt);
  await setStage(tx, businessId, going, "debit_sent");
  await recordFor(tx, business, going, "payment.file_closed");
  await tellBefore(tx, business, going, debitDay);
  const series = [...new Set(closing.flatMap((one) => one.seriesId ?? []))];
  await makeNextOccurrences(tx, business, series, "Paydown");
  await tellPayments(tx, businessId, chunk);
  await tellSeries(tx, business, series);
  return "more";
}

async function intoFile(tx: Tx, business: BusinessDay, ids: readonly string[], due: Date): Promise<void> {
  const fileId = await openFile(tx, business, closingDay(business, due), "borrower_cut_off");
  await queuePayments(tx, business.businessId, ids, { fileId, kind: "payment_debit" });
}

const WHY: Record<NotMade["why"], string> = {
  not_linked: "No loan at the servicer can be paid any more.",
  nothing_owed: "Nothing is owed there that is not already on its way.",
  account: "The account takes no debits any more.",
};

/** Cancelled with the reason, before any money moved. Where nothing is owed any more, the series ends with it. */
async function cancelNotMade(tx: Tx, business: BusinessDay, notMade: readonly NotMade[]): Promise<void> {
  if (notMade.length === 0) return;
  await closeNotMade(
    tx,
    business,
    notMade.map((one) => ({
      ...one,
      code: one.why === "account" ? "account_disabled" : "not_payable",
      detail: WHY[one.why],
    })),
  );
  const byId = new Map(notMade.map((one) => [one.id, one]));
  await mailBorrowers(tx, business, [...byId.keys()], ({ paymentId, ...facts }) => {
    const one = byId.get(paymentId);
    return {
      kind: "own_not_paid",
      ...facts,
      why: one === undefined ? "" : WHY[one.why],
      seriesEnded: one?.why === "nothing_owed" && one.seriesId !== null,
      link: linkTo(`/my/payments/${paymentId}`),
    };
  });
}

async function tellBefore(tx: Tx, business: BusinessDay, ids: readonly string[], day: Day): Promise<void> {
  await mailBorrowers(tx, business, ids, ({ paymentId, ...facts }) => ({
    kind: "own_debit_tomorrow",
    ...facts,
    day,
    company: business.name,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
}
