import { day } from "@/lib/domain/days";
import type { CurrentLoan, LoanParties } from "@/lib/domain/files/imports/loans";
import { money, parseMoney } from "@/lib/domain/money";
import type { Tx } from "../../transaction";
import { statusAndType } from "./status-and-type";

type Row = {
  id: string;
  borrower_id: string;
  servicer_id: string;
  account_number: string;
  loan_type: string;
  origination_date: string;
  status_code: string;
  principal: string;
  interest: string;
  rate: string;
  monthly_payment: string | null;
  hidden: boolean;
};

/** Every loan of the business; `hidden` where the employer may see its status only: neither brought nor shared (rules 4). */
export async function loadCurrentLoans(
  tx: Tx,
  businessId: string,
): Promise<{ loans: CurrentLoan[]; hidden: Set<string> }> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT l.id::text AS id, l.borrower_id::text AS borrower_id, l.servicer_id::text AS servicer_id, l.account_number,
           l.loan_type, l.origination_date::text AS origination_date, l.status_code,
           l.outstanding_principal::text AS principal, l.outstanding_interest::text AS interest,
           l.interest_rate::text AS rate, l.monthly_payment::text AS monthly_payment,
           l.attested_by <> 'employer_file' AND NOT b.shares_balances AS hidden
      FROM loan l JOIN borrower b ON b.business_id = l.business_id AND b.id = l.borrower_id
     WHERE l.business_id = ${businessId}::uuid`;
  const loans = rows.map((row): CurrentLoan => {
    const { status, type } = statusAndType(row);
    return {
      id: row.id,
      employeeId: row.borrower_id,
      servicerId: row.servicer_id,
      accountNumber: row.account_number,
      type,
      originationDate: day(row.origination_date),
      status: status.code,
      principal: money(row.principal),
      interest: money(row.interest),
      rate: rateText(row.rate),
      monthlyPayment: parseMoney(row.monthly_payment),
    };
  });
  return { loans, hidden: new Set(rows.filter((row) => row.hidden).map((row) => row.id)) };
}

/** "5.500" → "5.50", as files are read: at least two places. */
export const rateText = (stored: string): string => stored.replace(/(\.\d\d)0$/, "$1");

export type NamedEmployee = { id: string; externalId: string | null; firstName: string; lastName: string };

/** Whom and which servicers a loans file may name. */
export async function loadLoanParties(
  tx: Tx,
  businessId: string,
): Promise<{ employees: NamedEmployee[]; servicers: LoanParties["servicers"] }> {
  const employees = await tx.$queryRaw<NamedEmployee[]>`
    SELECT id::text AS id, external_id AS "externalId", first_name AS "firstName", last_name AS "lastName"
      FROM borrower WHERE business_id = ${businessId}::uuid`;
  const servicers = await tx.servicer.findMany({ select: { id: true, name: true, aliases: true } });
  return { employees, servicers };
}
