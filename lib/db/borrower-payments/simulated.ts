import type { Money } from "@/lib/domain/money";
import type { BusinessDay } from "../business-day";
import { Prisma } from "../generated/client";
import { moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { confirmingKinds } from "../work/simulations";

/** Alias `p`: the servicer will name an amount of its own, or has; such a Payment is not simply complete. */
export const postedOtherwise = Prisma.sql`(p.posted_amount > 0 OR EXISTS (
  SELECT FROM simulation s
   WHERE s.business_id = p.business_id AND s.subject_id = p.id AND s.kind = ANY (${confirmingKinds}::text[])))`;

/** What the sandbox's servicers were told to confirm of the Payments that `where` selects (alias `p`); taken once. */
export async function takePaymentConfirmations(
  tx: Tx,
  business: BusinessDay,
  where: Prisma.Sql,
): Promise<{ id: string; amount: Money }[]> {
  const rows = await tx.$queryRaw<{ id: string; amount: Prisma.Decimal }[]>`
    WITH taken AS (
      UPDATE simulation s SET used_at = ${business.now}
        FROM payment p
       WHERE p.business_id = ${business.businessId}::uuid AND ${where} AND p.stage = 'credit_settled'
         AND s.business_id = p.business_id AND s.subject_id = p.id AND s.used_at IS NULL
         AND s.kind = ANY (${confirmingKinds}::text[])
      RETURNING s.subject_id, s.seq, s.data)
    SELECT subject_id AS id, (data ->> 'amount')::numeric AS amount FROM taken ORDER BY seq`;
  return rows.map((row) => ({ id: row.id, amount: moneyOf(row.amount) }));
}
