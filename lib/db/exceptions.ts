import type { Money } from "@/lib/domain/money";
import type { Tx } from "./transaction";

export type ExceptionKind =
  "late_debit_return" | "late_credit_return" | "over_posted" | "not_confirmed" | "refund_waits";

/** Puts something before a person; the same thing twice stands once. True if it is new. */
export async function openException(
  tx: Tx,
  exception: {
    businessId: string;
    kind: ExceptionKind;
    subjectId: string;
    nth?: number;
    batchId: string | null;
    amount: Money | null;
    detail: string;
    at: Date;
  },
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO money_exception (business_id, kind, subject_id, nth, batch_id, amount, detail, opened_at)
    VALUES (${exception.businessId}::uuid, ${exception.kind}, ${exception.subjectId}::uuid, ${exception.nth ?? 1},
            ${exception.batchId}::uuid, ${exception.amount}::numeric, ${exception.detail}, ${exception.at})
    ON CONFLICT (business_id, kind, subject_id, nth) DO NOTHING`;
  return written === 1;
}
