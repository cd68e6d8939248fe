import { Prisma } from "../generated/client";

/**
 * Matches (alias `m`) that can be reconciled: by hand, or of a line whose matches make up its amount to the cent. A payment of
 * an unbalanced line waits until the line is mended.
 */
export const balanced = (businessId: string): Prisma.Sql => Prisma.sql`(m.line_id IS NULL OR m.line_id IN (
  SELECT l.id FROM confirmation_line l
    JOIN confirmation_match o ON o.business_id = l.business_id AND o.line_id = l.id
   WHERE l.business_id = ${businessId}::uuid AND l.closed_at IS NULL
   GROUP BY l.business_id, l.id, l.amount HAVING sum(o.amount) = l.amount))`;
