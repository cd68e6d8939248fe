import { type LoanStatus, parseLoanStatus } from "@/lib/domain/loans/loan-status";
import { type LoanType, parseLoanType } from "@/lib/domain/loans/loan-types";

/** What a stored loan is; only what these two read is ever written. */
export function statusAndType(row: { id: string; status_code: string; loan_type: string }): {
  status: LoanStatus;
  type: LoanType;
} {
  const status = parseLoanStatus(row.status_code);
  const type = parseLoanType(row.loan_type);
  if (status && type) return { status, type };
  throw new Error(`loan ${row.id}: unknown status ${row.status_code} or type ${row.loan_type}`);
}
