import { payableStatusCodes } from "@/lib/domain/loans/loan-status";
import { Prisma } from "../generated/client";
import type { Tx } from "../transaction";
import { among } from "./chunk";

/** Alias `p`: some loan of the Borrower at that servicer may still be paid. */
const linkedAndPayable = (): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM loan l
   WHERE l.business_id = p.business_id AND l.borrower_id = p.borrower_id AND l.servicer_id = p.servicer_id
     AND l.status_code = ANY (${[...payableStatusCodes]}))`;

/** Alias `p`: what is owed on such loans is more than what is already on its way there. */
const somethingOwed = (): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(sum(l.outstanding_principal + l.outstanding_interest), 0) FROM loan l
    WHERE l.business_id = p.business_id AND l.borrower_id = p.borrower_id AND l.servicer_id = p.servicer_id
      AND l.status_code = ANY (${[...payableStatusCodes]}))
  > (SELECT coalesce(sum(i.amount - i.posted_amount), 0) FROM batch_item i
      WHERE i.business_id = p.business_id AND i.borrower_id = p.borrower_id AND i.servicer_id = p.servicer_id
        AND i.status IN ('pending', 'sent'))
  + (SELECT coalesce(sum(o.amount - o.posted_amount), 0) FROM payment o
      WHERE o.business_id = p.business_id AND o.borrower_id = p.borrower_id AND o.servicer_id = p.servicer_id
        AND o.status = 'pending' AND o.stage NOT IN ('scheduled', 'came_back'))`;

export type NotMade = { id: string; seriesId: string | null; why: "not_linked" | "nothing_owed" | "account" };

/** Which of these Payments cannot be made now, and why (rules 7: when the file is made). */
export async function findNotPayable(tx: Tx, businessId: string, ids: readonly string[]): Promise<NotMade[]> {
  return tx.$queryRaw<NotMade[]>`
    SELECT * FROM (
      SELECT p.id, p.series_id AS "seriesId",
             CASE WHEN a.status <> 'verified' THEN 'account'
                  WHEN NOT ${linkedAndPayable()} THEN 'not_linked'
                  WHEN NOT (${somethingOwed()}) THEN 'nothing_owed' END AS why
        FROM payment p
        JOIN source_account a ON a.business_id = p.business_id AND a.id = p.source_account_id
       WHERE p.business_id = ${businessId}::uuid AND p.stage = 'scheduled' AND ${among(ids)}) n
     WHERE why IS NOT NULL ORDER BY id`;
}

/** Which of these Payments have no loan left that could take their money, before it is sent. */
export async function findUnpayable(tx: Tx, businessId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM payment p WHERE p.business_id = ${businessId}::uuid AND ${among(ids)} AND NOT ${linkedAndPayable()}
     ORDER BY p.id`;
  return rows.map((row) => row.id);
}
