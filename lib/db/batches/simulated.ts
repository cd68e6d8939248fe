import type { Money } from "@/lib/domain/money";
import type { BusinessDay } from "../business-day";
import { Prisma } from "../generated/client";
import { moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { confirmingKinds } from "../work/simulations";

/** Alias `i`: the servicer will name an amount of its own, or has; such an item is not simply posted. */
export const postedOtherwise = Prisma.sql`EXISTS (
  SELECT FROM simulation s
   WHERE s.business_id = i.business_id AND s.subject_id = i.id AND s.kind = ANY (${confirmingKinds}::text[]))`;

/** What the sandbox's servicers were told to confirm of the items that `where` selects (alias `i`); taken once. */
export async function takeItemConfirmations(
  tx: Tx,
  business: BusinessDay,
  where: Prisma.Sql,
): Promise<{ itemId: string; amount: Money }[]> {
  const rows = await tx.$queryRaw<{ id: string; amount: Prisma.Decimal }[]>`
    UPDATE simulation s SET used_at = ${business.now}
      FROM batch_item i
     WHERE i.business_id = ${business.businessId}::uuid AND ${where} AND i.status = 'sent'
       AND s.business_id = i.business_id AND s.subject_id = i.id AND s.used_at IS NULL
       AND s.kind = ANY (${confirmingKinds}::text[])
    RETURNING i.id, (s.data ->> 'amount')::numeric AS amount`;
  return rows.map((row) => ({ itemId: row.id, amount: moneyOf(row.amount) }));
}
