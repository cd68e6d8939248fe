import { moneyOrNull } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import { formatInstant } from "@/lib/domain/days";
import { type Money, ZERO } from "@/lib/domain/money";
import type { Person } from "@/lib/domain/people/person";
import { notFound, Refusal } from "@/lib/domain/refusal";

export type OpenException = {
  businessId: string;
  id: string;
  kind: ExceptionKind;
  /** The item or, for a debit, the batch. */
  subjectId: string;
  batchId: string;
  nth: number;
  amount: Money;
  refundAccountId: string | null;
  refundAsked: boolean;
};

/**
 * Locks an exception that is still open, after its batch: the order in which every step takes them. Refused (conflict) if
 * somebody has settled it meanwhile.
 */
export async function lockException(tx: Tx, businessId: string, id: string): Promise<OpenException> {
  await tx.$executeRaw`
    SELECT FROM batch WHERE business_id = ${businessId}::uuid AND id = (
      SELECT batch_id FROM money_exception WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid) FOR UPDATE`;
  await tx.$executeRaw`
    SELECT FROM money_exception WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.moneyException.findFirst({ where: { businessId, id, paymentId: null } });
  if (!row?.batchId) throw notFound("exception");
  refuseSettled(row);
  return {
    businessId,
    id,
    kind: row.kind as ExceptionKind, // only openException and confirmation-overdue write them
    subjectId: row.subjectId,
    batchId: row.batchId,
    nth: row.nth,
    amount: moneyOrNull(row.amount) ?? ZERO,
    refundAccountId: row.refundAccountId,
    refundAsked: row.refundOn !== null,
  };
}

/** @throws Refusal conflict if somebody has settled it meanwhile, and how */
export function refuseSettled(row: {
  closedAt: Date | null;
  closedBy: string | null;
  closedHow: string | null;
}): void {
  if (row.closedAt === null) return;
  throw new Refusal(
    "conflict",
    `${row.closedBy} settled this on ${formatInstant(row.closedAt)}: ${row.closedHow}.`,
  );
}

/** Closes it and writes down who did so and how; `how` is a few words that the list of settled ones shows. */
export async function closeException(
  tx: Tx,
  business: BusinessDay,
  exception: OpenException,
  by: Person,
  how: string,
): Promise<void> {
  await tx.moneyException.update({
    where: { businessId_id: { businessId: exception.businessId, id: exception.id } },
    data: { closedAt: business.now, closedBy: by.name, closedHow: how },
  });
  await recordActivity(tx, business, {
    kind: "exception.closed",
    subjectId: exception.subjectId,
    batchId: exception.batchId,
    ...(exception.subjectId === exception.batchId ? {} : { itemId: exception.subjectId }),
    actor: by,
    data: { exception: exception.kind, amount: exception.amount, how },
  });
}
