import { loanName } from "@/lib/domain/loans/loan-name";
import { formatMoney } from "@/lib/domain/money";
import { alternativesFor } from "@/lib/domain/payments/choice";
import type { RowProblem } from "@/lib/domain/payments/problems";
import type { Roster, RosterLoan } from "@/lib/domain/payments/roster";
import type { DraftRowView, RowFix } from "@/lib/schemas/draft";

const labelOfLoan = (loan: RosterLoan): string =>
  `${loanName(loan.servicerName, loan.accountNumber)}, ${loan.type}`;

/** Where else the employee's money can go; what is chosen now stands in it even where it can take none. */
export function menuOf(roster: Roster, employeeId: string, chosen: string | null): DraftRowView["choices"] {
  const loans = roster.loansOf.get(employeeId) ?? [];
  const label = (type: string, id: string): string => {
    const loan = loans.find((one) => (type === "loan" ? one.id : one.servicerId) === id);
    if (!loan) return "a loan that is no longer there";
    return type === "loan" ? labelOfLoan(loan) : `${loan.servicerName}, all loans`;
  };
  const menu = alternativesFor(loans).map(({ type, id }) => ({
    value: `${type}:${id}`,
    label: label(type, id),
  }));
  if (chosen === null || menu.some(({ value }) => value === chosen)) return menu;
  const [type = "", id = ""] = chosen.split(":");
  return [{ value: chosen, label: label(type, id) }, ...menu];
}

/** What one click can mend: only what the problem itself names. */
export function fixesFor(problem: RowProblem, loans: readonly RosterLoan[]): RowFix[] {
  switch (problem.code) {
    case "amount_unreadable":
      return problem.amount.candidates.map((amount) => ({
        label: `Use ${formatMoney(amount)}`,
        change: { amount },
      }));
    case "above_owed":
    case "far_above_owed":
      return problem.suggestion === null
        ? []
        : [
            {
              label: `Lower to the payoff, ${formatMoney(problem.suggestion)}`,
              change: { amount: problem.suggestion },
            },
          ];
    case "loan_number_spoilt":
      return loans
        .filter((loan) => loan.accountNumber === problem.suggestion)
        .slice(0, 1)
        .map((loan) => ({
          label: `Use ${loan.accountNumber}`,
          change: { allocation: { type: "loan", id: loan.id } },
        }));
    default:
      return [];
  }
}
