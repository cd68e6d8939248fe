import { plain, streamCsv, text } from "../../csv/export";
import { noSql, sql } from "../../sql";

/** The payments of one Borrower, the newest first; `status` undefined: all. */
export function streamBorrowerPayments(
  { businessId, borrowerId }: { businessId: string; borrowerId: string },
  status: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const columns = [
    plain("id", sql`p.id`),
    plain("scheduled_date", sql`p.scheduled_date`),
    text("servicer", sql`s.name`),
    plain("amount", sql`p.amount`),
    plain("status", sql`p.status`),
    plain("account_ending_in", sql`a.account_number_last_4`),
    plain("payment_series_id", sql`p.series_id`),
    plain("debit", sql`p.debit_day`),
    plain("credit_effective", sql`p.credits_effective_day`),
    plain("posted_amount", sql`p.posted_amount`),
    plain("refunded_amount", sql`p.refunded_amount`),
    plain("failure_code", sql`p.failure_code`),
    text("failure", sql`coalesce(p.failure_detail, '')`),
  ];
  return streamCsv(
    columns,
    sql`
      FROM payment p
      JOIN servicer s ON s.id = p.servicer_id
      JOIN source_account a ON a.business_id = p.business_id AND a.id = p.source_account_id
     WHERE p.business_id = ${businessId}::uuid AND p.borrower_id = ${borrowerId}::uuid
           ${status === undefined ? noSql : sql`AND p.status = ${status}`}
     ORDER BY p.seq DESC`,
  );
}
