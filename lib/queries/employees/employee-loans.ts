import { prisma } from "@/lib/db/client";
import { rateText } from "@/lib/db/roster/loans/current-loans";
import { statusAndType } from "@/lib/db/roster/loans/status-and-type";
import { dayOfDate, moneyOf, moneyOrNull } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { lastFour, loanName } from "@/lib/domain/loans/loan-name";
import { descriptionOf, groupOf, notPayableWords, payability } from "@/lib/domain/loans/loan-status";
import { isParentPlus } from "@/lib/domain/loans/loan-types";
import type { EmployeeLoanView, EmployeeView } from "@/lib/schemas/employees/employee";

const columns = {
  id: true,
  accountNumber: true,
  loanType: true,
  statusCode: true,
  outstandingPrincipal: true,
  outstandingInterest: true,
  interestRate: true,
  originationDate: true,
  monthlyPayment: true,
  attestedBy: true,
  servicer: { select: { id: true, name: true } },
} as const;

type Loans = Pick<EmployeeView, "servicers" | "standingChoices">;

/**
 * An employee's loans by servicer, as the employer may see them: servicer, last four and status always; balances only where the
 * employee shared them or the employer brought them (rules "Who, and what they own").
 */
export async function readEmployeeLoans(
  businessId: string,
  borrowerId: string,
  sharesBalances: boolean,
): Promise<Loans> {
  const rows = await prisma.loan.findMany({
    where: { businessId, borrowerId },
    orderBy: [
      { servicer: { name: "asc" } },
      { accountNumber: "asc" },
      { originationDate: "asc" },
      { id: "asc" },
    ],
    select: columns,
  });
  const groups = new Map<string, { id: string; name: string; loans: EmployeeLoanView[] }>();
  for (const row of rows) {
    const group = groups.get(row.servicer.id) ?? { ...row.servicer, loans: [] };
    groups.set(row.servicer.id, group);
    group.loans.push(loanView(row, sharesBalances || row.attestedBy === "employer_file"));
  }
  const servicers = [...groups.values()];
  return { servicers, standingChoices: choicesOf(servicers) };
}

function loanView(row: LoanRow, balancesSeen: boolean): EmployeeLoanView {
  const { status, type } = statusAndType({
    id: row.id,
    status_code: row.statusCode,
    loan_type: row.loanType,
  });
  const answer = payability(status.code);
  return {
    id: row.id,
    lastFour: lastFour(row.accountNumber),
    type,
    status: { code: status.code, description: descriptionOf(status.code), group: groupOf(status.code) },
    notPayable: answer.payable ? null : notPayableWords(status.code, answer.not),
    taxable: isParentPlus(type),
    balances: balancesSeen
      ? {
          principal: moneyOf(row.outstandingPrincipal),
          interest: moneyOf(row.outstandingInterest),
          rate: rateText(row.interestRate.toFixed(3)),
          monthlyPayment: moneyOrNull(row.monthlyPayment),
        }
      : null,
    originationDate: dayOfDate(row.originationDate),
  };
}

type LoanRow = {
  id: string;
  accountNumber: string;
  loanType: string;
  statusCode: string;
  outstandingPrincipal: Numeric;
  outstandingInterest: Numeric;
  interestRate: Numeric;
  originationDate: Date;
  monthlyPayment: Numeric | null;
};

/** A closed loan is no choice: money could never go there. */
function choicesOf(servicers: EmployeeView["servicers"]): EmployeeView["standingChoices"] {
  return servicers.flatMap(({ id, name, loans }) => {
    const payable = loans.filter((loan) => loan.notPayable === null);
    if (payable.length === 0) return [];
    return [
      { value: `servicer:${id}`, label: `${name}, spread by the servicer` },
      ...payable.map((loan) => ({
        value: `loan:${loan.id}`,
        label: `${loanName(name, loan.lastFour)}, ${loan.type}`,
      })),
    ];
  });
}
