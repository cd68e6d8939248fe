import type { ProblemCode, ProblemColumn, RowProblem } from "../payments/problems";

/** Whether a problem lies in what was written in a file (true) or in what is stored of employee, loan and year (false). */
const FROM_READING: Record<ProblemCode, boolean> = {
  employee_missing: true,
  employee_unknown: true,
  employee_ambiguous: true,
  employee_by_email: true,
  name_differs: true,
  email_differs: true,
  amount_unreadable: true,
  loan_unknown: true,
  loan_number_spoilt: true,
  loan_of_another: true,
  loan_ambiguous: true,
  no_loan: true,
  no_payable_loan: true,
  employee_terminated: false,
  employee_on_leave: false,
  amount_not_positive: false,
  amount_above_maximum: false,
  not_linked: false,
  loan_not_payable: false,
  servicer_not_payable: false,
  far_above_owed: false,
  above_owed: false,
  no_payment_due_yet: false,
  parent_plus: false,
  servicer_has_parent_plus: false,
  above_room: false,
  paid_this_month: false,
  twin_in_draft: false,
};

// Object.keys forgets its object's keys.
export const PROBLEM_CODES = Object.keys(FROM_READING) as ProblemCode[];

/** What stays true of a row until its cell is changed; all else is asked anew at each check. */
export const readingProblems = (problems: readonly RowProblem[]): RowProblem[] =>
  problems.filter(({ code }) => FROM_READING[code]);

const COLUMNS_OF = {
  amount: ["amount"],
  allocation: ["loanNumber"],
  // Another employee means another loan as well; whose name the file had no longer matters.
  employee: ["employeeId", "email", "name", "loanNumber"],
} as const satisfies Record<string, readonly ProblemColumn[]>;

/** What is still to be told of a row's reading after a person has set one of its facts by hand. */
export function problemsAfterEdit(
  problems: readonly RowProblem[],
  edited: keyof typeof COLUMNS_OF,
): RowProblem[] {
  const columns: readonly ProblemColumn[] = COLUMNS_OF[edited];
  return problems.filter(({ column }) => !columns.includes(column));
}

const warningCodes = (problems: readonly RowProblem[]): ProblemCode[] =>
  problems.filter(({ severity }) => severity === "warning").map(({ code }) => code);

/**
 * Of the kinds of warning that a person kept, those that the row still has. One of another kind waits for a decision of its own,
 * and so does one that went and came again.
 */
export function stillKept(kept: readonly ProblemCode[], problems: readonly RowProblem[]): ProblemCode[] {
  const codes = warningCodes(problems);
  return kept.filter((code) => codes.includes(code));
}
