import { batchFileName } from "@/lib/domain/batches/file-name";
import { dayOfDate } from "../rows";
import { plain, streamCsv, text } from "../csv/export";
import { Prisma } from "../generated/client";
import { countedTaxable, countedTaxFree } from "../roster/tax-year";

/** The columns of a batch's items; the names that a contribution file has come first, so that our import knows them. */
const columns = [
  text("employee_id", Prisma.sql`w.external_id`),
  text("first_name", Prisma.sql`w.first_name`),
  text("last_name", Prisma.sql`w.last_name`),
  text("email", Prisma.sql`w.email`),
  text("servicer", Prisma.sql`s.name`),
  text("loan_account_number", Prisma.sql`l.account_number`),
  plain("amount", Prisma.sql`i.amount`),
  text("reference_id", Prisma.sql`i.reference_id`),
  plain("status", Prisma.sql`i.status`),
  plain("posted_amount", Prisma.sql`i.posted_amount`),
  plain("refunded_amount", Prisma.sql`i.refunded_amount`),
  plain("tax_free", Prisma.sql`counted.tax_free`),
  plain("taxable", Prisma.sql`counted.taxable`),
  plain("debit_date", Prisma.sql`i.debit_day`),
  plain("benefit_date", Prisma.sql`i.benefit_date`),
  plain("sent_date", Prisma.sql`i.sent_day`),
  plain("posted_date", Prisma.sql`i.posted_day`),
  plain("return_code", Prisma.sql`i.return_code`),
  text("return_detail", Prisma.sql`i.return_detail`),
  plain("id", Prisma.sql`i.id`),
  plain("replaces", Prisma.sql`i.replaces`),
  plain("borrower_id", Prisma.sql`i.borrower_id`),
  plain("allocation_type", Prisma.sql`i.allocation_type`),
  plain("allocation_id", Prisma.sql`coalesce(i.loan_id, i.servicer_id)`),
];

/** What the name of the file is made of. */
export const fileNameColumns = { id: true, title: true, referenceId: true, releaseDay: true } as const;

export const fileNameOf = ({
  releaseDay,
  ...batch
}: {
  id: string;
  title: string | null;
  referenceId: string | null;
  releaseDay: Date | null;
}): string => batchFileName({ ...batch, releaseDay: releaseDay && dayOfDate(releaseDay) });

/**
 * The items of a batch in their order. The first rows leave at once: `OFFSET 0` has each item's employee, servicer and loan
 * looked up while the index is read; joined as sets, all the rows would be sorted before the first.
 */
export async function streamItemsCsv(
  businessId: string,
  batchId: string,
  where: Prisma.Sql = Prisma.sql`true`,
): Promise<ReadableStream<Uint8Array>> {
  return streamCsv(
    columns,
    Prisma.sql`
      FROM batch_item i
     CROSS JOIN LATERAL (SELECT ${countedTaxFree} AS tax_free, ${countedTaxable} AS taxable FROM (SELECT i.*) kept) counted
     CROSS JOIN LATERAL (SELECT * FROM borrower w
                          WHERE w.business_id = i.business_id AND w.id = i.borrower_id OFFSET 0) w
     CROSS JOIN LATERAL (SELECT * FROM servicer s WHERE s.id = i.servicer_id OFFSET 0) s
      LEFT JOIN LATERAL (SELECT * FROM loan l WHERE l.business_id = i.business_id AND l.id = i.loan_id OFFSET 0) l ON true
     WHERE i.business_id = ${businessId}::uuid AND i.batch_id = ${batchId}::uuid AND ${where}
     ORDER BY i.position, i.id`,
  );
}
