import type { Day } from "@/lib/domain/days";
import type { LoanStatus } from "@/lib/domain/loans/loan-status";
import { add, type Money, sum, ZERO } from "@/lib/domain/money";
import type { ServicerView } from "../servicer";

type MonthlyPayment = { estimated: boolean; next_payment_due: Day | null; scheduled_amount: Money | null };

/** The documents' PortfolioLoan; what a loan's source did not say stands as rules "Who, and what they own" decides. */
export type PortfolioLoan = {
  id: string;
  account_number: string;
  payment_reference_number: string | null;
  payment_group_id: string | null;
  created_at: Day;
  updated_at: Day;
  disbursement_dates: Day[];
  interest_rate: { effective: string; original: string };
  monthly_payment: MonthlyPayment;
  origination: { amount: Money | null; date: Day };
  outstanding_interest: Money;
  outstanding_principal: Money;
  payoff: { amount: Money; expiry: Day };
  pslf: null;
  repayment_plan: { type: string; description: string; income_driven_repayment: boolean };
  servicer: ServicerView;
  status: LoanStatus;
  type: string;
};

export type PortfolioServicer = {
  accrued_interest: Money;
  capitalized_interest: Money;
  current_principal: Money;
  loans: PortfolioLoan[];
  monthly_payment: MonthlyPayment;
  outstanding_balance: Money;
  payment_groups: null;
  servicer: ServicerView;
};

export type PortfolioView = {
  loans: PortfolioLoan[];
  servicers: PortfolioServicer[];
  summary: {
    number_of_loans: number;
    outstanding_principal: Money;
    outstanding_interest: Money;
    outstanding_balance: Money;
    monthly_payment: Money;
  };
};

/** Sums over loans, by servicer and in all. */
export function portfolioView(loans: PortfolioLoan[]): PortfolioView {
  const servicers = new Map(loans.map((loan) => [loan.servicer.id, loan.servicer]));
  const principal = sum(loans.map((loan) => loan.outstanding_principal));
  const interest = sum(loans.map((loan) => loan.outstanding_interest));
  return {
    loans,
    servicers: [...servicers.values()].map((servicer) =>
      atServicer(
        servicer,
        loans.filter((loan) => loan.servicer.id === servicer.id),
      ),
    ),
    summary: {
      number_of_loans: loans.length,
      outstanding_principal: principal,
      outstanding_interest: interest,
      outstanding_balance: add(principal, interest),
      monthly_payment: scheduled(loans),
    },
  };
}

const scheduled = (loans: readonly PortfolioLoan[]): Money =>
  sum(loans.map((loan) => loan.monthly_payment.scheduled_amount ?? ZERO));

function atServicer(servicer: ServicerView, loans: PortfolioLoan[]): PortfolioServicer {
  const principal = sum(loans.map((loan) => loan.outstanding_principal));
  const interest = sum(loans.map((loan) => loan.outstanding_interest));
  const dueDays = loans.map((loan) => loan.monthly_payment.next_payment_due).filter((day) => day !== null);
  return {
    accrued_interest: interest,
    capitalized_interest: ZERO,
    current_principal: principal,
    loans,
    monthly_payment: {
      estimated: loans.some((loan) => loan.monthly_payment.estimated),
      next_payment_due: dueDays.sort()[0] ?? null,
      scheduled_amount: scheduled(loans),
    },
    outstanding_balance: add(principal, interest),
    payment_groups: null,
    servicer,
  };
}
