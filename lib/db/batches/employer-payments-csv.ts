import { type CsvColumn, plain, streamCsv, text } from "../csv/export";
import { countedTaxable, countedTaxFree } from "../roster/tax-year";
import { sql } from "../sql";

const columns = [
  plain("id", sql`i.id`),
  plain("credit_effective", sql`i.benefit_date`),
  text("servicer", sql`s.name`),
  text("loan_ending_in", sql`right(l.account_number, 4)`),
  plain("amount", sql`i.amount`),
  plain("status", sql`i.status`),
  plain("posted_amount", sql`i.posted_amount`),
  plain("refunded_amount", sql`i.refunded_amount`),
];

/** Of an item what the employer's people see besides: its batch, and what of it counts as a benefit of the year. */
export const employerColumns = [
  plain("tax_free", sql`counted.tax_free`),
  plain("taxable", sql`counted.taxable`),
  text("batch", sql`coalesce(b.title, b.reference_id)`),
  plain("batch_id", sql`b.id`),
];

/** What the employer paid for one employee, latest first; an item whose place a re-sent one took is left out. */
export function streamEmployerPayments(
  { businessId, borrowerId }: { businessId: string; borrowerId: string },
  more: readonly CsvColumn[] = [],
): Promise<ReadableStream<Uint8Array>> {
  return streamCsv(
    [...columns, ...more],
    sql`
      FROM batch_item i
     CROSS JOIN LATERAL (SELECT ${countedTaxFree} AS tax_free, ${countedTaxable} AS taxable FROM (SELECT i.*) kept) counted
      JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
      JOIN servicer s ON s.id = i.servicer_id
      LEFT JOIN loan l ON l.business_id = i.business_id AND l.id = i.loan_id
     WHERE i.business_id = ${businessId}::uuid AND i.borrower_id = ${borrowerId}::uuid AND i.status <> 'replaced'
     ORDER BY i.benefit_date DESC, i.id DESC`,
  );
}
