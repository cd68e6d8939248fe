import type { Money } from "../../money";
import { type CheckedPayment, checkInOrder, type EmployeeHistory } from "../../payments/check-in-order";
import { alternativesFor, type ChosenBy } from "../../payments/choice";
import { error, type RowProblem } from "../../payments/problems";
import type { Allocation, Roster, RosterEmployee } from "../../payments/roster";
import { findEmployee } from "./find-employee";
import { findLoan } from "./find-loan";
import type { ContributionRow } from "./row";

/** A row as understood: null where it says nothing that can be understood, which `problems` then tells. */
export type ResolvedRow = {
  source: ContributionRow;
  employee: RosterEmployee | null;
  allocation: Allocation | null;
  /** Set where the row named no loan and the rule chose one. */
  chosenBy: ChosenBy | null;
  amount: Money | null;
  problems: readonly RowProblem[];
};

export const hasError = (row: { problems: readonly RowProblem[] }): boolean =>
  row.problems.some(({ severity }) => severity === "error");

/**
 * Understands one row: who, which loan, how much, with all that could not be read or found. Whether the payment may then be made
 * is the same question for every way in (`withChecks` asks it for rows).
 */
export function resolveRow(source: ContributionRow, roster: Roster): ResolvedRow {
  const { employee, problems } = findEmployee(source.texts, roster);
  const amount = source.amount.ok ? source.amount.amount : null;
  const unread: RowProblem[] = source.amount.ok
    ? []
    : [error({ code: "amount_unreadable", column: "amount", amount: source.amount.problem })];
  if (employee === null) {
    return { source, employee, allocation: null, chosenBy: null, amount, problems: [...problems, ...unread] };
  }
  const where = findLoan(source.texts.loanNumber, employee, roster);
  return { source, employee, ...where, amount, problems: [...problems, ...where.problems, ...unread] };
}

export type CheckedRow = ResolvedRow & { checked: CheckedPayment | null };

/**
 * Adds to rows of one draft what the check of each payment says; `problems` then holds all. Rows of one employee belong into
 * one call: they are twins, and earlier ones count against what is owed and against the tax-free room.
 */
export function withChecks(
  rows: readonly ResolvedRow[],
  roster: Roster,
  history: ReadonlyMap<string, EmployeeHistory>,
  limit: Money,
): CheckedRow[] {
  const payments = rows.flatMap(({ source, employee, allocation, amount }) =>
    employee === null ? [] : [{ row: source.row, employee, allocation, amount }],
  );
  const answers = checkInOrder(payments, roster, history, limit);
  let next = 0;
  return rows.map((row) => {
    const checked = row.employee === null ? null : (answers[next++] ?? null);
    return { ...row, checked, problems: [...row.problems, ...(checked?.problems ?? [])] };
  });
}

/** The menu of a row: where else the employee's money can go. */
export const alternativesOf = (roster: Roster, employeeId: string): Allocation[] =>
  alternativesFor(roster.loansOf.get(employeeId) ?? []);
