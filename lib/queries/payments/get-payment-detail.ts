import { mustPay, type Payer } from "@/lib/auth/payer";
import { mandatesOf } from "@/lib/db/borrower-payments/mandates";
import { paymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { isFileClosed } from "@/lib/domain/borrower-payments/dates";
import { isCancellable, isEditable } from "@/lib/domain/borrower-payments/payment-status";
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
    where: { businessId, subjectId: id },
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
