import type { KeyActor } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { mustHave } from "@/lib/auth/permissions";
import { paymentColumns, paymentRow, paymentView } from "@/lib/db/borrower-payments/payment/payment-row";
import { readPayment, readPaymentTexts } from "@/lib/db/borrower-payments/payment/read-payments";
import { prisma } from "@/lib/db/client";
import { refuseOutsideProgramme } from "@/lib/db/payments-programme";
import { notFound } from "@/lib/domain/refusal";
import { stateWords } from "@/lib/domain/borrower-payments/payment-status";
import type { PaymentLine, PaymentsFilter, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import { type JsonText, type Page, pageOf, pageText } from "@/lib/schemas/page";

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

/** A Borrower's Payments, the latest first, with what a page shows beside them. */
export async function listPaymentLines(payer: Payer, filter: PaymentsFilter): Promise<Page<PaymentLine>> {
  await mustPay(payer);
  const rows = await prisma.payment.findMany({
    where: {
      businessId: payer.businessId,
      borrowerId: payer.borrowerId,
      ...(filter.status === undefined ? {} : { status: filter.status }),
      ...(filter.series_id === undefined ? {} : { seriesId: filter.series_id }),
      ...(filter.cursor === undefined ? {} : { seq: { lt: filter.cursor } }),
    },
    orderBy: { seq: "desc" },
    take: filter.limit + 1,
    select: lineColumns,
  });
  return pageOf(rows, filter.limit, lineOf, (row) => row.seq);
}

/** The same as the API shows them. */
export async function listApiPayments(
  key: KeyActor,
  { id, ...filter }: PaymentsFilter & { id: BorrowerId },
): Promise<JsonText> {
  const { businessId, borrower } = askedByKey(key, id);
  const { payments, ...whose } = await readPaymentTexts(businessId, borrower, filter);
  refuseUnlessShown(whose);
  return pageText(payments, filter.limit);
}

/** @throws Refusal not_found for anybody else's */
export const getPayment = (payer: Payer, { id }: { id: string }): Promise<PaymentView> =>
  oneFor(askedBy(payer), id);
export const getApiPayment = (
  key: KeyActor,
  { id, payment_id }: { id: BorrowerId; payment_id: string },
): Promise<PaymentView> => oneFor(askedByKey(key, id), payment_id);

type Asked = { businessId: string; borrower: BorrowerId };

function askedByKey(key: KeyActor, borrower: BorrowerId): Asked {
  mustHave(key, "borrowers:pay");
  return { businessId: key.businessId, borrower };
}

function askedBy(payer: Payer): Asked {
  if (payer.kind === "paying_key") return askedByKey(payer.key, { uuid: payer.borrowerId });
  return { businessId: payer.businessId, borrower: { uuid: payer.borrowerId } };
}

async function oneFor({ businessId, borrower }: Asked, id: string): Promise<PaymentView> {
  const { payment, ...whose } = await readPayment(businessId, borrower, id);
  refuseUnlessShown(whose);
  if (!payment) throw notFound("payment");
  return payment;
}

function refuseUnlessShown({
  borrowerId,
  business,
}: Omit<Awaited<ReturnType<typeof readPayment>>, "payment">): void {
  if (borrowerId === null) throw notFound("borrower");
  refuseOutsideProgramme(business);
}
