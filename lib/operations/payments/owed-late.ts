import { nextTransferNth, transferForPayments } from "@/lib/db/borrower-payments/ledger";
import type { PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { closeExceptionsOf, nextExceptionNth, openException } from "@/lib/db/exceptions";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { formatMoney, isPositive, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";

const kind = "late_debit_return";

/**
 * The bank took a debit back whose money had gone on: an exception holds what the Borrower owes, which is all of it but what
 * had come back from the servicer and stands here, `paid`.
 */
export async function owesLate(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  { code, paid }: { code: string; paid: Money },
): Promise<void> {
  await transferForPayments(tx, business, { kind, where: sql`p.id = ${payment.id}::uuid` });
  await settleBy(tx, business, payment, paid);
  const owed = subtract(payment.amount, paid);
  const why = `(${code}, ${returnCode(code).meaning})`;
  await openOwed(tx, business, payment, {
    amount: owed,
    detail: `The debit of a Borrower's payment of ${formatMoney(payment.amount)} was returned ${why} after its money had gone on. The Borrower owes ${formatMoney(owed)}.`,
  });
}

/** Whether the bank took the debit back after its money had gone on, settled or not. */
export async function cameBackLate(tx: Tx, { businessId, id }: PaymentRow): Promise<boolean> {
  return (await tx.ledgerTransfer.count({ where: { businessId, subjectId: id, kind } })) > 0;
}

/** What is still owed of such a debit; null if nothing. */
export async function owedLate(tx: Tx, { businessId, id }: PaymentRow): Promise<Money | null> {
  const [open] = await tx.$queryRaw<{ amount: Money }[]>`
    SELECT amount::text FROM money_exception
     WHERE business_id = ${businessId}::uuid AND kind = ${kind} AND subject_id = ${id}::uuid AND closed_at IS NULL
       FOR UPDATE`;
  return open?.amount ?? null;
}

/** Money that came back from the servicer pays what is owed; the rest goes on being owed. Returns the rest. */
export async function payOwedLate(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  { owed, paid }: { owed: Money; paid: Money },
): Promise<Money> {
  await settleBy(tx, business, payment, paid);
  const how = `${formatMoney(paid)} came back from the servicer`;
  await closeExceptionsOf(tx, business, { kind, subjectIds: [payment.id] }, PAYDOWN, how);
  const rest = subtract(owed, paid);
  await openOwed(tx, business, payment, {
    amount: rest,
    detail: `Of a Borrower's payment whose debit was taken back ${how}. The servicer keeps the rest: the Borrower owes ${formatMoney(rest)}.`,
  });
  return rest;
}

async function settleBy(tx: Tx, business: BusinessDay, payment: PaymentRow, paid: Money): Promise<void> {
  if (!isPositive(paid)) return;
  const nth = await nextTransferNth(tx, payment, "exception_settled");
  await transferForPayments(tx, business, {
    kind: "exception_settled",
    where: sql`p.id = ${payment.id}::uuid`,
    amount: sql`${paid}::numeric`,
    nth: sql`${nth}::int`,
  });
}

async function openOwed(
  tx: Tx,
  business: BusinessDay,
  { id }: PaymentRow,
  owed: { amount: Money; detail: string },
): Promise<void> {
  if (!isPositive(owed.amount)) return;
  const of = { kind, subjectId: id } as const;
  const nth = await nextExceptionNth(tx, business, of);
  await openException(tx, business, { ...of, nth, batchId: null, paymentId: id, ...owed });
}
