import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { recordActivity } from "@/lib/db/activity";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import {
  lockPayment,
  paymentColumns,
  paymentRow,
  paymentView,
  type PaymentRow,
} from "@/lib/db/borrower-payments/payment/payment-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { sql } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type ClosedHow, whyFixed } from "@/lib/domain/borrower-payments/payment-status";
import { isFileClosed } from "@/lib/domain/borrower-payments/dates";
import type { Person } from "@/lib/domain/people/person";
import { Refusal } from "@/lib/domain/refusal";
import type { PaymentInput, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { makeNextOccurrences } from "../payment-series/next-occurrence";
import { mustBeSame } from "./same-version";

/**
 * Cancels a Payment while its file is open, or between two attempts of its debit. An occurrence of a series skips that month
 * for good, and the next month's takes its place (rules 7). Cancelled already: as it is.
 * @throws Refusal conflict once money is on its way
 */
export async function cancelPayment(payer: Payer, input: PaymentInput): Promise<PaymentView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    await lockEmployees(tx, businessId, [borrowerId]);
    const payment = await lockPayment(tx, businessId, input.id, borrowerId);
    if (payment.status === "cancelled") return paymentView(payment);
    const fixed = whyFixed(
      { stage: payment.stage, fileClosed: isFileClosed(payment.debitDay, business) },
      "cancel",
    );
    if (fixed !== null) throw new Refusal("conflict", fixed);
    mustBeSame(input.version, payment.version, "payment");
    const skipped = payment.seriesId !== null && payment.stage === "scheduled";
    const by = personOf(payer);
    const row = await closeByPerson(tx, business, payment, skipped ? "skipped" : "cancelled", by);
    await tellPayments(tx, businessId, [payment.id]);
    if (payment.seriesId !== null && skipped) {
      await makeNextOccurrences(tx, business, [payment.seriesId], by.name);
      await tellSeries(tx, business, [payment.seriesId]);
    }
    return paymentView(row);
  });
}

/** Nothing more happens with it. Of a debit that came back, what the books still expected is taken off them. The caller tells. */
export async function closeByPerson(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  how: ClosedHow,
  by: Person,
): Promise<PaymentRow> {
  const { businessId } = business;
  if (payment.stage === "retrying") {
    const where = sql`p.id = ${payment.id}::uuid`;
    await transferForPayments(tx, business, { kind: "debit_failed", where });
  }
  const raw = await tx.payment.update({
    where: { businessId_id: { businessId, id: payment.id } },
    data: {
      status: "cancelled",
      stage: "closed",
      closedHow: how,
      closedAt: business.now,
      version: { increment: 1 },
    },
    select: paymentColumns,
  });
  await recordActivity(tx, business, {
    kind: how === "skipped" ? "payment.skipped" : "payment.cancelled",
    subjectId: payment.id,
    actor: by,
    data: { how },
  });
  return paymentRow(raw);
}
