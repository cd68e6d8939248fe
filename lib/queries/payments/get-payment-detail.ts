import { mustPay, type Payer } from "@/lib/auth/payer";
import { mandatesOf } from "@/lib/db/borrower-payments/mandates";
import { paymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { moneyOrNull } from "@/lib/db/rows";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import { isFileClosed } from "@/lib/domain/borrower-payments/dates";
import { isCancellable, isEditable } from "@/lib/domain/borrower-payments/payment-status";
import { type Day, dayOf } from "@/lib/domain/days";
import { ZERO } from "@/lib/domain/money";
import { isUuid } from "@/lib/domain/uuid";
import type { PaymentDetail } from "@/lib/schemas/borrower-payments/payment";
import { lineColumns, lineOf } from "./list-payments";

const ACTIVITY_MAX = 100;

/** A Payment as its page and its receipt show it; null if it is not there or not theirs. */
export async function getPaymentDetail(payer: Payer, id: string): Promise<PaymentDetail | null> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  if (!isUuid(id)) return null;
  const raw = await prisma.payment.findFirst({
    where: { businessId, borrowerId, id },
    select: { ...lineColumns, createdBy: true },
  });
  if (!raw) return null;
  const row = paymentRow(raw);
  const open = {
    stage: row.stage,
    fileClosed: isFileClosed(row.debitDay, await readBusinessDay(businessId)),
  };
  const { payment, stage, words, servicer } = lineOf(raw);
  const activity = await prisma.activity.findMany({
    // Not what the sandbox's bank was asked to answer: that is no change of the payment.
    where: { businessId, subjectId: id, kind: { not: "simulation.asked" } },
    orderBy: { id: "asc" },
    take: ACTIVITY_MAX,
    select: { id: true, kind: true, actorName: true, at: true },
  });
  return {
    payment,
    stage,
    words,
    servicer,
    account: raw.sourceAccount,
    editable: isEditable(open),
    cancellable: isCancellable(open),
    month: row.month,
    lastReturn: row.failure,
    backOn: await backOn(businessId, id),
    exceptions: await exceptionsOf(businessId, id),
    debitAttempt: row.debitAttempt,
    postedAmount: row.postedAmount,
    refundedAmount: row.refundedAmount,
    createdBy: raw.createdBy,
    mandates: await mandatesOf(prisma, businessId, row.seriesId === null ? [id] : [id, row.seriesId]),
    activity: activity.map((one) => ({
      id: one.id.toString(),
      kind: one.kind,
      who: one.actorName,
      at: one.at.toISOString(),
    })),
  };
}

async function backOn(businessId: string, subjectId: string): Promise<Day | null> {
  const work = await prisma.dueWork.findFirst({
    where: { businessId, subjectId, kind: "payment_refunded", doneAt: null },
    select: { dueAt: true },
  });
  return work === null ? null : dayOf(work.dueAt);
}

async function exceptionsOf(businessId: string, paymentId: string): Promise<PaymentDetail["exceptions"]> {
  const open = await prisma.moneyException.findMany({
    where: { businessId, paymentId, closedAt: null },
    orderBy: { seq: "asc" },
    select: { kind: true, amount: true },
  });
  return open.map(({ kind, amount }) => ({
    kind: kind as ExceptionKind, // only openException and payments-overdue write them
    amount: moneyOrNull(amount) ?? ZERO,
  }));
}
