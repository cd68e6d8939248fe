import { type Day, dayOf } from "@/lib/domain/days";
import { descriptionOf, parseLoanStatus } from "@/lib/domain/loans/loan-status";
import { add } from "@/lib/domain/money";
import type { PortfolioLoan } from "@/lib/schemas/employees/portfolio";
import { type ServicerColumns, servicerView } from "@/lib/schemas/servicer";
import { dayOfDate, dayOrNull, moneyOf, moneyOrNull } from "../../rows";
import { servicerColumns } from "../../servicer-columns";
import type { Numeric } from "../../sql";
import type { Tx } from "../../transaction";
import { rateText } from "./current-loans";

const columns = {
  id: true,
  accountNumber: true,
  paymentReferenceNumber: true,
  paymentGroupId: true,
  createdAt: true,
  updatedAt: true,
  loanType: true,
  statusCode: true,
  outstandingPrincipal: true,
  outstandingInterest: true,
  interestRate: true,
  originationDate: true,
  originationAmount: true,
  monthlyPayment: true,
  nextPaymentDue: true,
  servicer: { select: servicerColumns },
} as const;

/** A Borrower's loans, all or those of `ids`, by servicer and number. Payoff is principal and interest of `today`. */
export async function readLoans(
  db: Tx,
  of: { businessId: string; borrowerId: string; ids?: readonly string[] },
  today: Day,
): Promise<PortfolioLoan[]> {
  const rows = await db.loan.findMany({
    where: {
      businessId: of.businessId,
      borrowerId: of.borrowerId,
      ...(of.ids === undefined ? {} : { id: { in: [...of.ids] } }),
    },
    orderBy: [{ servicer: { name: "asc" } }, { accountNumber: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map((row) => loanView(row, today));
}

type LoanRow = {
  id: string;
  accountNumber: string;
  paymentReferenceNumber: string | null;
  paymentGroupId: string | null;
  createdAt: Date;
  updatedAt: Date;
  loanType: string;
  statusCode: string;
  outstandingPrincipal: Numeric;
  outstandingInterest: Numeric;
  interestRate: Numeric;
  originationDate: Date;
  originationAmount: Numeric | null;
  monthlyPayment: Numeric | null;
  nextPaymentDue: Date | null;
  servicer: ServicerColumns;
};

function loanView(row: LoanRow, today: Day): PortfolioLoan {
  const principal = moneyOf(row.outstandingPrincipal);
  const interest = moneyOf(row.outstandingInterest);
  const rate = rateText(row.interestRate.toFixed(3));
  const disbursed = dayOfDate(row.originationDate);
  return {
    id: row.id,
    account_number: row.accountNumber,
    payment_reference_number: row.paymentReferenceNumber,
    payment_group_id: row.paymentGroupId,
    created_at: dayOf(row.createdAt),
    updated_at: dayOf(row.updatedAt),
    disbursement_dates: [disbursed],
    interest_rate: { effective: rate, original: rate },
    monthly_payment: {
      estimated: row.monthlyPayment === null,
      next_payment_due: dayOrNull(row.nextPaymentDue),
      scheduled_amount: moneyOrNull(row.monthlyPayment),
    },
    origination: { amount: moneyOrNull(row.originationAmount), date: disbursed },
    outstanding_interest: interest,
    outstanding_principal: principal,
    payoff: { amount: add(principal, interest), expiry: today },
    pslf: null,
    repayment_plan: { type: "standard", description: "Unknown", income_driven_repayment: false },
    servicer: servicerView(row.servicer),
    status: statusOf(row.statusCode),
    type: row.loanType,
  };
}

function statusOf(code: string): PortfolioLoan["status"] {
  const status = parseLoanStatus(code);
  if (status === null) throw new Error(`unknown loan status ${code}`);
  return { code: status.code, description: descriptionOf(status.code) };
}
