import type { ClosedHow, PaymentStage, PaymentStatus } from "@/lib/domain/borrower-payments/payment-status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import type { PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { dayOfDate, dayOrNull, moneyOf } from "../../rows";
import type { Numeric } from "../../sql";
import type { Tx } from "../../transaction";

export const paymentColumns = {
  id: true,
  businessId: true,
  borrowerId: true,
  servicerId: true,
  sourceAccountId: true,
  amount: true,
  scheduledDate: true,
  seriesId: true,
  month: true,
  nominalDate: true,
  status: true,
  stage: true,
  version: true,
  rail: true,
  debitDay: true,
  creditsSentDay: true,
  creditsDay: true,
  confirmDay: true,
  debitAttempt: true,
  postedAmount: true,
  refundedAmount: true,
  refundAccountId: true,
  failureCode: true,
  failureDetail: true,
  closedHow: true,
  createdAt: true,
} as const;

type Raw = {
  id: string;
  businessId: string;
  borrowerId: string;
  servicerId: string;
  sourceAccountId: string;
  amount: Numeric;
  scheduledDate: Date;
  seriesId: string | null;
  month: string | null;
  nominalDate: Date | null;
  status: string;
  stage: string;
  version: number;
  rail: string;
  debitDay: Date;
  creditsSentDay: Date;
  creditsDay: Date;
  confirmDay: Date;
  debitAttempt: number;
  postedAmount: Numeric;
  refundedAmount: Numeric;
  refundAccountId: string | null;
  failureCode: string | null;
  failureDetail: string | null;
  closedHow: string | null;
  createdAt: Date;
};

export type PaymentRow = {
  id: string;
  businessId: string;
  borrowerId: string;
  servicerId: string;
  sourceAccountId: string;
  amount: Money;
  scheduledDate: Day;
  seriesId: string | null;
  month: string | null;
  nominalDate: Day | null;
  status: PaymentStatus;
  stage: PaymentStage;
  version: number;
  rail: string;
  /** S, S+2, S+3, S+4 of the present attempt. */
  debitDay: Day;
  creditsSentDay: Day;
  creditsDay: Day;
  confirmDay: Day;
  debitAttempt: number;
  postedAmount: Money;
  refundedAmount: Money;
  /** Where the refund goes if not to the account that was debited. */
  refundAccountId: string | null;
  failure: { code: string; detail: string } | null;
  closedHow: ClosedHow | null;
  createdAt: Date;
};

export function paymentRow(raw: Raw): PaymentRow {
  const { failureCode, failureDetail, ...rest } = raw;
  return {
    ...rest,
    amount: moneyOf(raw.amount),
    scheduledDate: dayOfDate(raw.scheduledDate),
    nominalDate: dayOrNull(raw.nominalDate),
    // CHECKs of the table allow the words of these three types only.
    status: raw.status as PaymentStatus,
    stage: raw.stage as PaymentStage,
    closedHow: raw.closedHow as ClosedHow | null,
    debitDay: dayOfDate(raw.debitDay),
    creditsSentDay: dayOfDate(raw.creditsSentDay),
    creditsDay: dayOfDate(raw.creditsDay),
    confirmDay: dayOfDate(raw.confirmDay),
    postedAmount: moneyOf(raw.postedAmount),
    refundedAmount: moneyOf(raw.refundedAmount),
    failure: failureCode === null ? null : { code: failureCode, detail: failureDetail ?? "" },
  };
}

/** Of a Payment what its view is made of. */
type Shown = Pick<
  PaymentRow,
  | "id"
  | "borrowerId"
  | "servicerId"
  | "sourceAccountId"
  | "amount"
  | "scheduledDate"
  | "seriesId"
  | "status"
  | "version"
  | "debitDay"
  | "creditsSentDay"
  | "creditsDay"
  | "confirmDay"
  | "failure"
  | "createdAt"
>;

export function paymentView(row: Shown): PaymentView {
  return {
    amount: row.amount,
    borrower_id: row.borrowerId,
    created_at: row.createdAt.toISOString(),
    dates: {
      debit: row.debitDay,
      credit_sent: row.creditsSentDay,
      credit_effective: row.creditsDay,
      complete_expected: row.confirmDay,
    },
    // A debit that waits to be tried again has not failed.
    failure: row.status === "pending" ? null : row.failure,
    id: row.id,
    payment_series_id: row.seriesId,
    scheduled_date: row.scheduledDate,
    servicer_id: row.servicerId,
    source_account_id: row.sourceAccountId,
    status: row.status,
    version: row.version,
  };
}

/** Locks a Payment until commit. With `borrowerId` anybody else's is not found. */
export async function lockPayment(
  tx: Tx,
  businessId: string,
  id: string,
  borrowerId?: string,
): Promise<PaymentRow> {
  await tx.$executeRaw`
    SELECT FROM payment WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const raw = await tx.payment.findFirst({
    where: { businessId, id, ...(borrowerId === undefined ? {} : { borrowerId }) },
    select: paymentColumns,
  });
  if (!raw) throw notFound("payment");
  return paymentRow(raw);
}

/** Whether an id that may be a batch's or an item's is a Payment's. */
export async function isPayment(tx: Tx, businessId: string, id: string): Promise<boolean> {
  return (await tx.payment.count({ where: { businessId, id } })) > 0;
}
