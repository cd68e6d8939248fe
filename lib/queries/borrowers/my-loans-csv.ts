import type { BorrowerActor } from "@/lib/auth/actor";
import { streamEmployerPayments } from "@/lib/db/batches/employer-payments-csv";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { myLoans } from "./my-loans";

/** The employee's own loans, as their page shows them. */
export async function myLoansCsv(actor: BorrowerActor): Promise<Csv> {
  const { servicers } = await myLoans(actor);
  const loans = servicers.flatMap(({ name, loans: at }) => at.map((loan) => ({ ...loan, servicer: name })));
  return smallCsv("loans", loans, {
    servicer: (loan) => loan.servicer,
    loan: (loan) => loan.accountNumber,
    type: (loan) => loan.loanType,
    interest_rate: (loan) => loan.interestRate,
    next_payment_due: (loan) => loan.nextPaymentDue,
    balance: (loan) => loan.balance,
    id: (loan) => loan.id,
  });
}

/** All that the employer paid on them, latest first. */
export async function paidForMeCsv(actor: BorrowerActor): Promise<Csv> {
  return { name: "payments-by-employer", body: await streamEmployerPayments(actor) };
}
