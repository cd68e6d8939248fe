import type { PaidItemFacts } from "@/lib/domain/bank/judge-confirmation";
import type { PaymentStage } from "@/lib/domain/borrower-payments/payment-status";
import type { ItemStatus } from "@/lib/domain/batches/status";
import { paymentColumns, paymentRow } from "../borrower-payments/payment/payment-row";
import { settledItem } from "../batches/item-row";
import type { Prisma } from "../generated/client";
import { dayOrNull, moneyOf } from "../rows";
import type { Tx } from "../transaction";

/** `batchId` null: a Borrower's own payment. */
export type PaidItem = PaidItemFacts & { id: string; batchId: string | null };

/** The payments with these ids, with their batches locked in a fixed order, so that two readers never wait in a circle. */
export async function lockPaid(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, PaidItem>> {
  if (ids.length === 0) return new Map();
  await tx.$executeRaw`
    SELECT FROM batch b
     WHERE b.business_id = ${businessId}::uuid
       AND b.id IN (SELECT batch_id FROM batch_item WHERE business_id = ${businessId}::uuid AND id = ANY (${[...ids]}::uuid[]))
     ORDER BY b.id FOR UPDATE`;
  const rows = await tx.$queryRaw<
    {
      id: string;
      batch_id: string;
      status: ItemStatus;
      amount: Prisma.Decimal;
      posted_amount: Prisma.Decimal;
      is_settled: boolean;
      credits_effective_day: Date | null;
    }[]
  >`
    SELECT i.id, i.batch_id, i.status, i.amount, i.posted_amount, ${settledItem} AS is_settled, b.credits_effective_day
      FROM batch_item i JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
     WHERE i.business_id = ${businessId}::uuid AND i.id = ANY (${[...ids]}::uuid[])`;
  const paid = new Map(
    rows.map((row): [string, PaidItem] => [
      row.id,
      {
        id: row.id,
        batchId: row.batch_id,
        status: row.status,
        amount: moneyOf(row.amount),
        postedAmount: moneyOf(row.posted_amount),
        isSettled: row.is_settled,
        settlesOn: dayOrNull(row.credits_effective_day),
      },
    ]),
  );
  for (const own of await lockOwnPaid(tx, businessId, ids)) paid.set(own.id, own);
  return paid;
}

/** How a Borrower's own payment stands, in the words of an item. */
const AS_ITEM: Record<PaymentStage, ItemStatus> = {
  scheduled: "pending",
  debit_sent: "pending",
  debit_settled: "pending",
  retrying: "pending",
  credit_sent: "sent",
  credit_settled: "sent",
  came_back: "returned",
  closed: "posted",
};

async function lockOwnPaid(tx: Tx, businessId: string, ids: readonly string[]): Promise<PaidItem[]> {
  await tx.$executeRaw`
    SELECT FROM payment WHERE business_id = ${businessId}::uuid AND id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.payment.findMany({
    where: { businessId, id: { in: [...ids] } },
    select: paymentColumns,
  });
  return rows.map(paymentRow).map((row) => ({
    id: row.id,
    batchId: null,
    status: row.status === "cancelled" ? "refunded" : AS_ITEM[row.stage],
    amount: row.amount,
    postedAmount: row.postedAmount,
    isSettled: row.stage === "credit_settled",
    settlesOn: row.creditsDay,
  }));
}
