import type { LoanRecord } from "@/lib/domain/files/imports/loans";
import type { BusinessNow } from "../../business-day";
import type { Tx } from "../../transaction";

/**
 * Writes loans of an employer's file: new ones attested by it, known ones (by what identifies a loan, rules 4) with their
 * status and balances as the file has them. Who attested a known loan stays.
 */
export async function upsertLoans(
  tx: Tx,
  { businessId, now }: BusinessNow,
  loans: readonly LoanRecord[],
): Promise<void> {
  if (loans.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO loan (business_id, borrower_id, servicer_id, account_number, loan_type, origination_date, status_code,
                      outstanding_principal, outstanding_interest, interest_rate, monthly_payment, attested_by,
                      created_at, updated_at)
    SELECT ${businessId}::uuid, r."employeeId", r."servicerId", r."accountNumber", r.type, r."originationDate", r.status,
           r.principal, r.interest, r.rate, r."monthlyPayment", 'employer_file', ${now}, ${now}
      FROM json_to_recordset(${JSON.stringify(loans)}::json) AS r (
             "employeeId" uuid, "servicerId" uuid, "accountNumber" text, type text, "originationDate" date, status text,
             principal numeric, interest numeric, rate numeric, "monthlyPayment" numeric)
        ON CONFLICT (business_id, borrower_id, servicer_id, account_number, loan_type, origination_date) DO UPDATE
       SET status_code = EXCLUDED.status_code, outstanding_principal = EXCLUDED.outstanding_principal,
           outstanding_interest = EXCLUDED.outstanding_interest, interest_rate = EXCLUDED.interest_rate,
           monthly_payment = EXCLUDED.monthly_payment, updated_at = EXCLUDED.updated_at`;
}
