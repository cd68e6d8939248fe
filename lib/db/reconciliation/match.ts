import type { Money } from "@/lib/domain/money";
import type { BusinessDay } from "../business-day";
import { Prisma } from "../generated/client";
import { moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { waitingFrom } from "./waiting";

export type Matched = { payments: number; amount: Money };

/**
 * Matches every waiting payment that `where` selects (aliases of `waitingFrom`) and that nobody has matched: for what is not
 * posted of it yet, or for `amount`. Set-based; a payment that somebody matches at the same time is left to them.
 */
export async function matchWaiting(
  tx: Tx,
  business: BusinessDay,
  match: { where: Prisma.Sql; lineId: string | null; amount: Money | null; by: string },
): Promise<Matched> {
  const [row] = await tx.$queryRaw<{ payments: number; amount: Prisma.Decimal }[]>`
    WITH made AS (
      INSERT INTO confirmation_match (business_id, item_id, batch_id, line_id, amount, matched_by, matched_at)
      SELECT i.business_id, i.id, i.batch_id, ${match.lineId}::uuid, coalesce(${match.amount}::numeric, i.amount - i.posted_amount),
             ${match.by}, ${business.now}
      ${waitingFrom(business.businessId)} AND m.id IS NULL AND ${match.where}
      ON CONFLICT (business_id, item_id) WHERE reconciled_at IS NULL DO NOTHING
      RETURNING amount)
    SELECT count(*)::int AS payments, coalesce(sum(amount), 0) AS amount FROM made`;
  return { payments: row?.payments ?? 0, amount: moneyOf(row?.amount ?? new Prisma.Decimal(0)) };
}

/** How a name that somebody pasted is found: a payment's id, its reference, or the trace number of its entry in a bank file. */
export type FoundName = {
  name: string;
  id: string | null;
  status: string | null;
  waits: boolean;
  matched: boolean;
};

export async function findNames(tx: Tx, businessId: string, names: readonly string[]): Promise<FoundName[]> {
  return tx.$queryRaw<FoundName[]>`
    WITH named AS (SELECT name FROM unnest(${[...names]}::text[]) n (name)),
    found AS (
      SELECT n.name, i.id FROM named n JOIN batch_item i ON i.business_id = ${businessId}::uuid AND i.reference_id = n.name AND i.holds_reference
      UNION SELECT n.name, i.id FROM named n
        JOIN batch_item i ON i.business_id = ${businessId}::uuid
         AND i.id = CASE WHEN n.name ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN n.name::uuid END
      UNION SELECT n.name, e.subject_id FROM named n
        JOIN ach_entry e ON e.business_id = ${businessId}::uuid AND e.trace = n.name AND e.subject_kind = 'item_credit'),
    waiting AS (
      SELECT i.id, m.id AS match ${waitingFrom(businessId)} AND i.id IN (SELECT id FROM found))
    SELECT n.name, f.id, i.status, w.id IS NOT NULL AS waits, w.match IS NOT NULL AS matched
      FROM named n
      LEFT JOIN found f ON f.name = n.name
      LEFT JOIN batch_item i ON i.business_id = ${businessId}::uuid AND i.id = f.id
      LEFT JOIN waiting w ON w.id = f.id`;
}

/** Takes back what people had matched and not reconciled for these payments: it no longer fits. */
export async function dropMatches(tx: Tx, businessId: string, itemIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM confirmation_match
     WHERE business_id = ${businessId}::uuid AND item_id = ANY (${[...itemIds]}::uuid[]) AND reconciled_at IS NULL`;
}
