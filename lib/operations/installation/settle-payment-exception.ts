import type { OperatorActor } from "@/lib/auth/actor";
import { nextTransferNth, transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { lockPayment, type PaymentRow } from "@/lib/db/borrower-payments/payment/payment-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { moneyOrNull } from "@/lib/db/rows";
import { sql } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { TransferKind } from "@/lib/domain/batches/ledger";
import { subtract, ZERO } from "@/lib/domain/money";
import { notFound, Refusal } from "@/lib/domain/refusal";
import type { SettlePaymentException } from "@/lib/schemas/bank/payment-exceptions";
import { refuseSettled } from "../exceptions/locked-exception";
import { sendHome } from "../payments/came-back";
import { confirmPayments } from "../payments/confirm-payments";

type Way = TransferKind | "confirm" | "send_home";

/** What settling one of a kind does about a Borrower's own payment. */
const settling: Record<ExceptionKind, Way | null> = {
  late_debit_return: "exception_settled",
  over_posted: "exception_settled",
  late_credit_return: "clearing_settled",
  not_confirmed: "confirm",
  refund_waits: "send_home",
  refund_returned: "refund_settled",
  // Of an employer's contributions only.
  refund_in_later_year: null,
};

type Person = { id: string; name: string };
type Exception = {
  kind: ExceptionKind;
  amount: ReturnType<typeof moneyOrNull>;
};

/**
 * An operator says how an exception on a Borrower's own payment was settled: money that was owed came in, the servicer has
 * posted what it had not confirmed, or a refund goes to another account that the Borrower has verified meanwhile.
 * @throws Refusal not_found; conflict if it is settled already, or the Borrower has no such account
 */
export async function settlePaymentException(
  actor: OperatorActor,
  input: SettlePaymentException,
): Promise<void> {
  const { businessId, id } = input;
  const by = { id: actor.userId, name: actor.name };
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const paymentId = (await tx.moneyException.findFirst({ where: { businessId, id } }))?.paymentId;
    if (!paymentId) throw notFound("exception");
    // The payment first: the order in which every step takes them.
    const payment = await lockPayment(tx, businessId, paymentId);
    const exception = await lockOpen(tx, businessId, id);
    // Closed with this person's note first: what is done about it closes what is still open in words of its own.
    await tx.moneyException.update({
      where: { businessId_id: { businessId, id } },
      data: { closedAt: business.now, closedBy: by.name, closedHow: input.note },
    });
    await settle(tx, business, payment, exception, by);
  });
}

async function lockOpen(tx: Tx, businessId: string, id: string): Promise<Exception> {
  await tx.$executeRaw`
    SELECT FROM money_exception WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.moneyException.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  refuseSettled(row);
  return {
    kind: row.kind as ExceptionKind, // only openException and payments-overdue write them
    amount: moneyOrNull(row.amount),
  };
}

async function settle(
  tx: Tx,
  business: BusinessDay,
  payment: PaymentRow,
  exception: Exception,
  by: Person,
): Promise<void> {
  const way = settling[exception.kind];
  switch (way) {
    case null:
      throw new Refusal("conflict", "This is not settled here.");
    case "confirm":
      return confirmPayments(
        tx,
        business,
        [{ id: payment.id, amount: subtract(payment.amount, payment.postedAmount) }],
        by,
      );
    case "send_home":
      return sendToAnother(tx, business, payment);
    default: {
      // Not the exception's own number: what is owed for two reasons is settled by the same kind of transfer.
      const nth = await nextTransferNth(tx, payment, way);
      await transferForPayments(tx, business, {
        kind: way,
        where: sql`p.id = ${payment.id}::uuid`,
        amount: sql`${exception.amount ?? ZERO}::numeric`,
        nth: sql`${nth}::int`,
      });
    }
  }
}

/** The money goes to the account of the same owner that was verified last. */
async function sendToAnother(tx: Tx, business: BusinessDay, payment: PaymentRow): Promise<void> {
  const { businessId } = business;
  const account = await tx.sourceAccount.findFirst({
    where: { businessId, borrowerId: payment.borrowerId, status: "verified" },
    orderBy: { seq: "desc" },
    select: { id: true },
  });
  if (!account) {
    throw new Refusal(
      "conflict",
      "The Borrower has no other verified account yet. They add and verify one on their own pages; then send it.",
    );
  }
  const refundAccountId = account.id;
  await tx.payment.update({
    where: { businessId_id: { businessId, id: payment.id } },
    data: { refundAccountId },
  });
  await sendHome(tx, business, { ...payment, refundAccountId });
}
