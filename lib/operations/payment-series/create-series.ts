import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { scheduleColumnsOf, scheduleView } from "@/lib/db/borrower-payments/series/series-row";
import { seriesView } from "@/lib/db/borrower-payments/series/series-view";
import { lockBusinessDay } from "@/lib/db/business-day";
import { tellSeries } from "@/lib/db/events/payment-events";
import { inTransaction } from "@/lib/db/transaction";
import { earliestDebitDay } from "@/lib/domain/borrower-payments/dates";
import { problemsWithNewSchedule } from "@/lib/domain/borrower-payments/occurrences";
import type { NewSeries, SeriesView } from "@/lib/schemas/borrower-payments/series";
import { keepMandate } from "../borrower-accounts/keep-mandate";
import { mustBeSound } from "../payments/check-own-payment";
import { makeNextOccurrences } from "./next-occurrence";

/**
 * A Payment every calendar month. Its first occurrence exists as a Payment at once; one whose file has closed is left out.
 * @throws Refusal invalid with every reason
 */
export async function createSeries(payer: Payer, input: NewSeries): Promise<SeriesView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const { amount, schedule, servicerId, sourceAccountId } = input;
    const also = problemsWithNewSchedule(schedule, earliestDebitDay(business.now, business.cutOff));
    const wanted = {
      object: "payment_series",
      amount,
      servicerId,
      sourceAccountId,
      date: null,
      also,
    } as const;
    const { last4, servicer } = await mustBeSound(tx, business, payer, wanted);
    const person = personOf(payer);
    const { id } = await tx.paymentSeries.create({
      data: {
        businessId,
        borrowerId,
        servicerId,
        sourceAccountId,
        amount,
        ...scheduleColumnsOf(schedule),
        createdBy: person.name,
        createdAt: business.now,
      },
      select: { id: true },
    });
    await keepMandate(tx, business, payer, id, { kind: "payment_series", amount, schedule, last4, servicer });
    await recordActivity(tx, business, {
      kind: "series.created",
      subjectId: id,
      actor: person,
      data: { amount, schedule: scheduleView(schedule) },
    });
    await makeNextOccurrences(tx, business, [id], person.name);
    await tellSeries(tx, business, [id]);
    return seriesView(tx, business, id);
  });
}
