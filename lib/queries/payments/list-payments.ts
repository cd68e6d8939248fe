import { mustPay, type Payer } from "@/lib/auth/payer";
import { paymentColumns, paymentRow, paymentView } from "@/lib/db/borrower-payments/payment-row";
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import { stateWords } from "@/lib/domain/borrower-payments/payment-status";
import type { PaymentLine, PaymentsFilter, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { type Page, pageOf } from "@/lib/schemas/page";

export const lineColumns = {
  ...paymentColumns,
  seq: true,
  servicer: { select: { name: true } },
  sourceAccount: { select: { last4: true, nameOnAccount: true } },
} as const;

type LineRow = Parameters<typeof paymentRow>[0] & {
  seq: bigint;
  servicer: { name: string };
  sourceAccount: { last4: string; nameOnAccount: string };
};

export function lineOf(raw: LineRow): PaymentLine {
  const row = paymentRow(raw);
  return {
    payment: paymentView(row),
    stage: row.stage,
    words: stateWords({ ...row, failureCode: row.failure?.code ?? null }),
    servicer: raw.servicer.name,
    last4: raw.sourceAccount.last4,
  };
}

/** A Borrower's Payments in the order in which they came, with what a page shows beside them. */
export async function listPaymentLines(payer: Payer, filter: PaymentsFilter): Promise<Page<PaymentLine>> {
  await mustPay(payer);
  const rows = await prisma.payment.findMany({
    where: {
      businessId: payer.businessId,
      borrowerId: payer.borrowerId,
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.series_id === undefined ? {} : { seriesId: filter.series_id }),
      ...(filter.cursor === undefined ? {} : { seq: { gt: filter.cursor } }),
    },
    orderBy: { seq: "asc" },
    take: filter.limit + 1,
    select: lineColumns,
  });
  return pageOf(rows, filter.limit, lineOf, (row) => row.seq);
}

export async function listPayments(payer: Payer, filter: PaymentsFilter): Promise<Page<PaymentView>> {
  const page = await listPaymentLines(payer, filter);
  return { ...page, data: page.data.map((line) => line.payment) };
}

/** @throws Refusal not_found for anybody else's */
export async function getPayment(payer: Payer, { id }: { id: string }): Promise<PaymentView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const raw = isUuid(id)
    ? await prisma.payment.findFirst({ where: { businessId, borrowerId, id }, select: paymentColumns })
    : null;
  if (!raw) throw notFound("payment");
  return paymentView(paymentRow(raw));
}
