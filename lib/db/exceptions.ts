import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { Money } from "@/lib/domain/money";
import type { BusinessNow } from "./business-day";
import type { Tx } from "./transaction";

/** Puts something before a person; the same thing twice (kind, subject, nth) stands once. True if it is new. */
export async function openException(
  tx: Tx,
  { businessId, now }: BusinessNow,
  exception: {
    kind: ExceptionKind;
    subjectId: string;
    nth?: number;
    batchId: string | null;
    /** About a Borrower's own payment: an operator's, not the employer's. */
    paymentId?: string;
    amount: Money | null;
    detail: string;
  },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO money_exception (business_id, kind, subject_id, nth, batch_id, payment_id, amount, detail, opened_at)
    VALUES (${businessId}::uuid, ${exception.kind}, ${exception.subjectId}::uuid, ${exception.nth ?? 1},
            ${exception.batchId}::uuid, ${exception.paymentId ?? null}::uuid, ${exception.amount}::numeric, ${exception.detail}, ${now})
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  return written === 1;
}

/** Which of its kind the next exception of a subject is: that of the open one, or after all that are closed. */
export async function nextExceptionNth(
  tx: Tx,
  { businessId }: BusinessNow,
  of: { kind: ExceptionKind; subjectId: string },
): Promise<number> {
  const closed = await tx.moneyException.count({
    where: { businessId, ...of, closedAt: { not: null } },
  });
  return closed + 1;
}

/** Closes what is open of a kind for these subjects: it has been settled, `how` in a few words. */
export async function closeExceptionsOf(
  tx: Tx,
  { businessId, now }: BusinessNow,
  of: { kind: ExceptionKind; subjectIds: readonly string[] },
  by: { name: string },
  how: string,
): Promise<void> {
  if (of.subjectIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE money_exception SET closed_at = ${now}, closed_by = ${by.name}, closed_how = ${how}
     WHERE business_id = ${businessId}::uuid AND kind = ${of.kind} AND subject_id = ANY (${[...of.subjectIds]}::uuid[])
       AND closed_at IS NULL`;
}
