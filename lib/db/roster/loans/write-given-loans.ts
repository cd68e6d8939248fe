import type { GivenLoan } from "@/lib/schemas/borrowers/loan-payload";
import type { Tx } from "../../transaction";

export type LoanToWrite = Omit<GivenLoan, "path" | "servicerName"> & { servicerId: string };

/**
 * Writes a Borrower's loans as the API gave them: a known one (by what identifies a loan, rules 4) gets what was said, a new
 * one is in repayment unless said otherwise. Gives their ids in the order given; no two may be the same loan.
 */
export async function writeGivenLoans(
  tx: Tx,
  borrower: { businessId: string; id: string },
  loans: readonly LoanToWrite[],
  now: Date,
): Promise<string[]> {
  const written = await tx.$queryRaw<{ id: string; n: bigint }[]>`
    WITH r AS (
      SELECT * FROM ROWS FROM (json_to_recordset(${JSON.stringify(loans)}::json) AS (
             "servicerId" uuid, "accountNumber" text, type text, "originationDate" date, "originationAmount" numeric,
             status text, principal numeric, interest numeric, rate numeric, "monthlyPayment" numeric,
             "nextPaymentDue" date, "paymentReferenceNumber" text)) WITH ORDINALITY AS r (
             servicer_id, account_number, loan_type, origination_date, origination_amount, status_code, principal,
             interest, rate, monthly_payment, next_payment_due, payment_reference_number, n)
    ), written AS (
      INSERT INTO loan AS l (business_id, borrower_id, servicer_id, account_number, loan_type, origination_date,
             origination_amount, status_code, outstanding_principal, outstanding_interest, interest_rate,
             monthly_payment, next_payment_due, payment_reference_number, attested_by, created_at, updated_at)
      SELECT ${borrower.businessId}::uuid, ${borrower.id}::uuid, servicer_id, account_number, loan_type, origination_date,
             origination_amount, coalesce(status_code, 'RP'), principal, interest, rate, monthly_payment,
             next_payment_due, payment_reference_number, 'api', ${now}, ${now}
        FROM r
          ON CONFLICT (business_id, borrower_id, servicer_id, account_number, loan_type, origination_date) DO UPDATE
         SET status_code = coalesce((SELECT r.status_code FROM r
                                      WHERE r.servicer_id = l.servicer_id AND r.account_number = l.account_number
                                        AND r.loan_type = l.loan_type AND r.origination_date = l.origination_date),
                                    l.status_code),
             origination_amount = coalesce(excluded.origination_amount, l.origination_amount),
             outstanding_principal = excluded.outstanding_principal,
             outstanding_interest = excluded.outstanding_interest, interest_rate = excluded.interest_rate,
             monthly_payment = coalesce(excluded.monthly_payment, l.monthly_payment),
             next_payment_due = coalesce(excluded.next_payment_due, l.next_payment_due),
             payment_reference_number = coalesce(excluded.payment_reference_number, l.payment_reference_number),
             updated_at = excluded.updated_at
      RETURNING id, servicer_id, account_number, loan_type, origination_date
    )
    SELECT written.id::text AS id, r.n FROM r JOIN written USING (servicer_id, account_number, loan_type, origination_date)
     ORDER BY r.n`;
  return written.map(({ id }) => id);
}
