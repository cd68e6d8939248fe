import { Prisma } from "../generated/client";

const uncounted = Prisma.sql`('failed', 'cancelled', 'refunded', 'replaced', 'returned')`;

/**
 * Items of a tax year that use its room: by the year of their D4, those whose money did not come back as a whole (rules
 * "Tax-free room"). Unqualified columns of batch_item.
 */
export const countedItems = (businessId: string, year: number): Prisma.Sql => Prisma.sql`
  business_id = ${businessId}::uuid AND benefit_date BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date
  AND status NOT IN ${uncounted}`;

/** Of a counted item partly refunded only what stayed counts; a refund takes the taxable part back first, as the reports say. */
export const taxFreeKept = Prisma.sql`(tax_free + least(refunded_amount, taxable) - refunded_amount)`;
export const taxableKept = Prisma.sql`(taxable - least(refunded_amount, taxable))`;

/** Of any item what counts of its split, as `countedSplit` (lib/domain/tax.ts) says it. Of most nothing was refunded: no sums then. */
const whereCounted = (stored: Prisma.Sql, kept: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN status IN ${uncounted} THEN 0.00 WHEN refunded_amount = 0 THEN ${stored} ELSE ${kept} END`;
export const countedTaxFree = whereCounted(Prisma.sql`tax_free`, taxFreeKept);
export const countedTaxable = whereCounted(Prisma.sql`taxable`, taxableKept);
