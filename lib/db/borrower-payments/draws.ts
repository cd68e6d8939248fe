import type { Draw } from "@/lib/domain/borrower-payments/draws";
import type { PaymentStage } from "@/lib/domain/borrower-payments/payment-status";
import { dayOfDate, moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { scheduleOf } from "./series/series-row";

const NAMED_MAX = 50;

/** Pending Payments, active series and autopays of an account, each kind in the order of its making. */
export async function drawsOn(tx: Tx, businessId: string, sourceAccountId: string): Promise<Draw[]> {
  const where = { businessId, sourceAccountId };
  const servicer = { select: { name: true } };
  const payments = await tx.payment.findMany({
    where: {
      businessId,
      status: "pending",
      // What came back may be on its way to it without having been debited from it.
      OR: [{ sourceAccountId }, { refundAccountId: sourceAccountId }],
    },
    orderBy: { seq: "asc" },
    take: NAMED_MAX,
    select: { id: true, amount: true, scheduledDate: true, stage: true, servicer },
  });
  const series = await tx.paymentSeries.findMany({
    where: { ...where, status: "active" },
    orderBy: { seq: "asc" },
    take: NAMED_MAX,
    select: {
      id: true,
      amount: true,
      schedule: true,
      dayOfMonth: true,
      startDate: true,
      endDate: true,
      servicer,
    },
  });
  const autopays = await tx.autopay.findMany({ where, select: { servicerId: true, servicer } });
  return [
    ...payments.map((row): Draw => ({
      kind: "payment",
      id: row.id,
      amount: moneyOf(row.amount),
      date: dayOfDate(row.scheduledDate),
      // A CHECK of the table allows the stages only.
      stage: row.stage as PaymentStage,
      servicer: row.servicer.name,
    })),
    ...series.map((row): Draw => ({
      kind: "payment_series",
      id: row.id,
      amount: moneyOf(row.amount),
      schedule: scheduleOf(row),
      servicer: row.servicer.name,
    })),
    ...autopays.map((row): Draw => ({ kind: "autopay", id: row.servicerId, servicer: row.servicer.name })),
  ];
}
