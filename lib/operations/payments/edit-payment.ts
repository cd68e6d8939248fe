import { isDeepStrictEqual } from "node:util";
import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import {
  lockPayment,
  paymentColumns,
  paymentRow,
  paymentView,
} from "@/lib/db/borrower-payments/payment/payment-row";
import { lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { inTransaction } from "@/lib/db/transaction";
import { whyFixed } from "@/lib/domain/borrower-payments/payment-status";
import { isFileClosed } from "@/lib/domain/borrower-payments/dates";
import { Refusal } from "@/lib/domain/refusal";
import type { EditPayment, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { keepMandate } from "../borrower-accounts/keep-mandate";
import { mustBeSound } from "./check-own-payment";
import { dateColumns, expectClosing } from "./insert-payment";
import { mustBeSame } from "./same-version";

/**
 * Changes a Payment while its file is open; what is left out stays. An occurrence of a series is changed alone: later edits of
 * the series leave it as it is (rules 7). What changes nothing leaves everything as it was. @throws Refusal conflict once its file has closed, or if it was changed meanwhile
 */
export async function editPayment(payer: Payer, input: EditPayment): Promise<PaymentView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    // The order of every operation on a Borrower's payments: the Borrower, then the payment.
    await lockEmployees(tx, businessId, [borrowerId]);
    const before = await lockPayment(tx, businessId, input.id, borrowerId);
    const fixed = whyFixed(
      { stage: before.stage, fileClosed: isFileClosed(before.debitDay, business) },
      "edit",
    );
    if (fixed !== null) throw new Refusal("conflict", fixed);
    mustBeSame(input.version, before.version, "payment");
    const date = input.scheduledDate ?? before.scheduledDate;
    const terms = {
      amount: input.amount ?? before.amount,
      servicerId: input.servicerId ?? before.servicerId,
      sourceAccountId: input.sourceAccountId ?? before.sourceAccountId,
    };
    if (isDeepStrictEqual({ ...before, ...terms, scheduledDate: date }, before)) return paymentView(before);
    const wanted = { object: "payment", ...terms, date, except: before.id } as const;
    const { last4, servicer } = await mustBeSound(tx, business, payer, wanted);
    const raw = await tx.payment.update({
      where: { businessId_id: { businessId, id: before.id } },
      data: {
        ...terms,
        ...dateColumns(date),
        version: { increment: 1 },
        ...(before.seriesId === null ? {} : { editedAlone: true }),
      },
      select: paymentColumns,
    });
    await expectClosing(tx, business, date);
    const agreed = { kind: "payment", amount: terms.amount, date, last4, servicer } as const;
    await keepMandate(tx, business, payer, before.id, agreed);
    await recordActivity(tx, business, {
      kind: "payment.changed",
      subjectId: before.id,
      actor: personOf(payer),
      data: { amount: terms.amount, date, before: { amount: before.amount, date: before.scheduledDate } },
    });
    await tellPayments(tx, businessId, [before.id]);
    if (before.seriesId !== null) await tellSeries(tx, business, [before.seriesId]);
    return paymentView(paymentRow(raw));
  });
}
