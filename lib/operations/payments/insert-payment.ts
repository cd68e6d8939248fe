import { addDayWork } from "@/lib/db/borrower-payments/day-work";
import { paymentColumns, paymentRow, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { dateOfDay, debitDateColumns } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { debitFileCloses } from "@/lib/domain/borrower-payments/dates";
import { monthOfOccurrence } from "@/lib/domain/borrower-payments/occurrences";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { Occurrence } from "@/lib/domain/recurrence";
import { datesOfDebit } from "@/lib/domain/schedule";
import { installationRail } from "@/lib/auth/mode";

export type PaymentTerms = {
  borrowerId: string;
  servicerId: string;
  sourceAccountId: string;
  amount: Money;
};

/** The dates of a Payment scheduled for this banking day, as its columns. */
export const dateColumns = (scheduledDate: Day) => ({
  scheduledDate: dateOfDay(scheduledDate),
  ...debitDateColumns(datesOfDebit(scheduledDate)),
});

/** Which month of which series a Payment stands for, as its columns. */
export const occurrenceColumns = (occurrence: Occurrence) => ({
  month: monthOfOccurrence(occurrence),
  nominalDate: dateOfDay(occurrence.nominal),
});

/** The work that closes the file of this day's debits will find it. */
export async function expectClosing(tx: Tx, business: BusinessDay, debitDay: Day): Promise<void> {
  await addDayWork(tx, {
    businessId: business.businessId,
    kind: "payments_close",
    day: debitDay,
    dueAt: debitFileCloses(debitDay, business.cutOff),
  });
}

/** Writes a Payment and leaves the work of its day. */
export async function insertPayment(
  tx: Tx,
  business: BusinessDay,
  terms: PaymentTerms,
  day: Day,
  by: string,
): Promise<PaymentRow> {
  const raw = await tx.payment.create({
    data: {
      businessId: business.businessId,
      ...terms,
      ...dateColumns(day),
      rail: installationRail,
      createdBy: by,
      createdAt: business.now,
    },
    select: paymentColumns,
  });
  await expectClosing(tx, business, day);
  return paymentRow(raw);
}
