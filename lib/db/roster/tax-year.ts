import { Prisma } from "../generated/client";

/**
 * Items of a tax year that use its room: by the year of their D4, those whose money did not come back as a whole (rules
 * "Tax-free room"). Unqualified columns of batch_item.
 */
export const countedItems = (businessId: string, year: number): Prisma.Sql => Prisma.sql`
  business_id = ${businessId}::uuid AND benefit_date BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date
  AND status NOT IN ('failed', 'cancelled', 'refunded', 'replaced', 'returned')`;

/** Of a counted item partly refunded only what stayed counts; a refund takes the taxable part back first, as the reports say. */
export const taxFreeKept = Prisma.sql`(tax_free + least(refunded_amount, taxable) - refunded_amount)`;
export const taxableKept = Prisma.sql`(taxable - least(refunded_amount, taxable))`;
