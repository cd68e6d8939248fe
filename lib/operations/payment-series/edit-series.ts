import { isDeepStrictEqual } from "node:util";
import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import {
  scheduleColumnsOf,
  scheduleView,
  type SeriesRow,
} from "@/lib/db/borrower-payments/series/series-row";
import { seriesView } from "@/lib/db/borrower-payments/series/series-view";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Person } from "@/lib/domain/people/person";
import { notFound, Refusal } from "@/lib/domain/refusal";
import type { EditSeries, SeriesView } from "@/lib/schemas/borrower-payments/series";
import { keepMandate } from "../borrower-accounts/keep-mandate";
import { closeByPerson } from "../payments/cancel-payment";
import { mustBeSound } from "../payments/check-own-payment";
import { dateColumns, expectClosing, occurrenceColumns } from "../payments/insert-payment";
import { mustBeSame } from "../payments/same-version";
import { lockSeries, makeNextOccurrences, occurrencesOf, whatComesNext } from "./next-occurrence";

/**
 * Changes a series; what is left out stays. Its open occurrence is rewritten unless it was skipped or edited alone; what is
 * already on its way stays, and no month ever gets a second one (rules 7). What changes nothing leaves everything as it was.
 * @throws Refusal conflict if it is cancelled, or was changed meanwhile
 */
export async function editSeries(payer: Payer, input: EditSeries): Promise<SeriesView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const before = await lockOwnSeries(tx, payer, input.id);
    if (before.status !== "active") {
      throw new Refusal("conflict", "This series is cancelled and stays so. Set up a new one.");
    }
    mustBeSame(input.version, before.version, "series");
    const open = (await occurrencesOf(tx, businessId, before.id)).find((one) => one.stage === "scheduled");
    const after: SeriesRow = {
      ...before,
      amount: input.amount ?? before.amount,
      schedule: input.schedule ?? before.schedule,
      servicerId: input.servicerId ?? before.servicerId,
      sourceAccountId: input.sourceAccountId ?? before.sourceAccountId,
    };
    if (isDeepStrictEqual(after, before)) return seriesView(tx, business, before.id);
    const { amount, schedule, servicerId, sourceAccountId } = after;
    const { last4, servicer } = await mustBeSound(tx, business, payer, {
      object: "payment_series",
      amount,
      servicerId,
      sourceAccountId,
      date: null,
      ...(open === undefined ? {} : { except: open.id }),
    });
    await tx.paymentSeries.update({
      where: { businessId_id: { businessId, id: before.id } },
      data: {
        amount,
        servicerId,
        sourceAccountId,
        ...scheduleColumnsOf(schedule),
        version: { increment: 1 },
      },
    });
    await keepMandate(tx, business, payer, before.id, {
      kind: "payment_series",
      amount,
      schedule,
      last4,
      servicer,
    });
    const person = personOf(payer);
    await recordActivity(tx, business, {
      kind: "series.changed",
      subjectId: before.id,
      actor: person,
      data: { amount, schedule: scheduleView(schedule) },
    });
    if (open === undefined) await makeNextOccurrences(tx, business, [before.id], person.name);
    else if (!open.editedAlone) await rewriteOpen(tx, business, after, open.id, person);
    await tellSeries(tx, business, [before.id]);
    return seriesView(tx, business, before.id);
  });
}

/** Anybody else's is not found. */
export async function lockOwnSeries(tx: Tx, payer: Payer, id: string): Promise<SeriesRow> {
  const series = await lockSeries(tx, payer.businessId, id);
  if (series?.borrowerId !== payer.borrowerId) throw notFound("payment series");
  return series;
}

/** The open occurrence becomes what the series would make next now; where that is nothing (its end has passed), it is cancelled. */
async function rewriteOpen(
  tx: Tx,
  business: BusinessDay,
  series: SeriesRow,
  openId: string,
  by: Person,
): Promise<void> {
  const { businessId } = business;
  const occurrence = whatComesNext(business, series, await occurrencesOf(tx, businessId, series.id), openId);
  if (occurrence === null) {
    const open = await lockPayment(tx, businessId, openId);
    await closeByPerson(tx, business, open, "series_cancelled", by);
    await tellPayments(tx, businessId, [openId]);
    return;
  }
  const { amount, servicerId, sourceAccountId } = series;
  await tx.payment.update({
    where: { businessId_id: { businessId, id: openId } },
    data: {
      amount,
      servicerId,
      sourceAccountId,
      ...dateColumns(occurrence.day),
      ...occurrenceColumns(occurrence),
      version: { increment: 1 },
    },
  });
  await expectClosing(tx, business, occurrence.day);
  await tellPayments(tx, businessId, [openId]);
}
