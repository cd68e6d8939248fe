import { formatCount } from "../counted";
import { type AmountProblem, amountProblemWords } from "../files/file-amount";
import {
  type LoanStatusCode,
  loanStatusWarningWords,
  type NotPayableReason,
  notPayableWords,
} from "../loans/loan-status";
import { formatMoney, ITEM_AMOUNT_MAX, type Money } from "../money";
import { type Day, formatDay } from "../days";

/** Another payment to the same employee whose debit falls in the same month. */
export type PriorPayment = { id: string; batchId: string; batch: string; debitDay: Day; amount: Money };

type In<C extends string> = { column: C };

/** What stops a payment, however it was entered. `column` says which of the payment's facts is meant. */
export type PaymentError =
  | ({ code: "employee_terminated" } & In<"employeeId">)
  | ({ code: "amount_not_positive"; found: Money } & In<"amount">)
  | ({ code: "amount_above_maximum"; found: Money } & In<"amount">)
  | ({ code: "not_linked" } & In<"loanNumber">)
  | ({ code: "loan_not_payable"; status: LoanStatusCode; reason: NotPayableReason } & In<"loanNumber">)
  | ({ code: "servicer_not_payable" } & In<"loanNumber">)
  | ({ code: "far_above_owed"; found: Money; owed: Money; suggestion: Money | null } & In<"amount">);

/** What is worth a look before it is paid. */
export type PaymentWarning =
  | ({ code: "employee_on_leave" } & In<"employeeId">)
  | ({ code: "no_payment_due_yet"; status: LoanStatusCode } & In<"loanNumber">)
  | ({ code: "parent_plus" } & In<"loanNumber">)
  | ({ code: "servicer_has_parent_plus" } & In<"loanNumber">)
  | ({ code: "above_owed"; found: Money; owed: Money; suggestion: Money | null } & In<"amount">)
  | ({ code: "above_room"; room: Money; taxFree: Money; taxable: Money } & In<"amount">)
  | ({ code: "paid_this_month"; payments: readonly PriorPayment[]; more?: number } & In<"employeeId">)
  | ({ code: "twin_in_draft"; rows: readonly number[]; more?: number } & In<"employeeId">);

/** So many rows or payments a problem names; of the others it says how many: a file may name one employee in each of its rows. */
const NAMED_MAX = 10;

/** The first few of many, for a problem to name, and how many there are besides. */
export function fewOf<T>(all: readonly T[]): { few: readonly T[]; rest: { more?: number } } {
  const more = all.length - NAMED_MAX;
  return more > 0 ? { few: all.slice(0, NAMED_MAX), rest: { more } } : { few: all, rest: {} };
}

/** How a spreadsheet changed an account number. */
export type SpoiltBy = "leading_zeros" | "scientific" | "punctuation";

/** What cannot be read or found in a row of a file. `suggestion` is the account number that may have been meant. */
export type ReadingError =
  | ({ code: "employee_missing" } & In<"employeeId">)
  | ({ code: "employee_unknown"; found: string } & In<"employeeId">)
  | ({ code: "employee_ambiguous"; found: string; matches: number } & In<"employeeId" | "email">)
  | ({ code: "amount_unreadable"; amount: AmountProblem } & In<"amount">)
  | ({ code: "loan_unknown"; found: string } & In<"loanNumber">)
  | ({
      code: "loan_number_spoilt";
      found: string;
      by: SpoiltBy;
      suggestion: string | null;
    } & In<"loanNumber">)
  | ({ code: "loan_of_another"; found: string } & In<"loanNumber">)
  | ({ code: "loan_ambiguous"; found: string; servicers: readonly string[] } & In<"loanNumber">)
  | ({ code: "no_loan" } & In<"loanNumber">)
  | ({ code: "no_payable_loan" } & In<"loanNumber">);

export type ReadingWarning =
  | ({ code: "employee_by_email"; found: string; expected: string | null } & In<"employeeId">)
  | ({ code: "name_differs"; found: string; expected: string } & In<"name">)
  | ({ code: "email_differs"; found: string; expected: string | null } & In<"email">);

type As<S extends string, T> = T & { severity: S };
export type PaymentProblem = As<"error", PaymentError> | As<"warning", PaymentWarning>;
export type RowProblem = PaymentProblem | As<"error", ReadingError> | As<"warning", ReadingWarning>;
export type ProblemCode = RowProblem["code"];
export type ProblemColumn = RowProblem["column"];

export const error = <P extends PaymentError | ReadingError>(problem: P): As<"error", P> => ({
  severity: "error",
  ...problem,
});
export const warning = <P extends PaymentWarning | ReadingWarning>(problem: P): As<"warning", P> => ({
  severity: "warning",
  ...problem,
});

const SHOWN_CHARACTERS = 60;
const shown = (text: string): string =>
  text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
const meant = (suggestion: string | null): string =>
  suggestion === null ? "" : ` Did you mean ${suggestion}?`;
const rowList = (rows: readonly number[]): string =>
  rows.length === 1 ? `row ${rows[0]}` : `rows ${rows.join(", ")}`;

const moreWords = (more: number | undefined): string =>
  more === undefined ? "" : ` and ${formatCount(more)} more`;

const SPOILT_WORDS: Record<SpoiltBy, string> = {
  leading_zeros: "which has lost its leading zeros",
  scientific: "which a spreadsheet has shortened",
  punctuation: "which is written differently",
};

const priorWords = ({ amount, batch, debitDay }: PriorPayment): string =>
  `${formatMoney(amount)} in ${batch}, debited ${formatDay(debitDay)}`;

/** "…: expected …, found …": what follows the place. One branch a code. */
export function problemWords(problem: RowProblem): string {
  switch (problem.code) {
    case "employee_missing":
      return "expected an employee id or an e-mail, found neither. Enter one or leave the row out.";
    case "employee_unknown":
      return `expected an employee of the roster, found ${shown(problem.found)}, who is not on it. Add the employee or leave the row out.`;
    case "employee_ambiguous":
      return `expected one employee, found ${shown(problem.found)}, which ${problem.matches} employees share. Enter the employee id as the roster has it.`;
    case "employee_terminated":
      return "expected somebody employed, found an employee who was terminated. Leave the row out.";
    case "employee_on_leave":
      return "the employee is on leave. Keep the payment if it is meant.";
    case "employee_by_email":
      return `found ${shown(problem.found)}, which the roster does not have; the e-mail is that of ${problem.expected ?? "an employee without an id"}. Keep the row if that is who was meant.`;
    case "name_differs":
      return `expected ${shown(problem.expected)}, found ${shown(problem.found)}. Keep the row if it is the same person.`;
    case "email_differs":
      return `expected ${problem.expected === null ? "no e-mail" : shown(problem.expected)}, found ${shown(problem.found)}. Keep the row if it is the same person.`;
    case "amount_unreadable":
      return amountProblemWords(problem.amount);
    case "amount_not_positive":
      return `expected an amount above zero, found ${formatMoney(problem.found)}.`;
    case "amount_above_maximum":
      return `expected at most ${formatMoney(ITEM_AMOUNT_MAX)}, found ${formatMoney(problem.found)}.`;
    case "far_above_owed":
    case "above_owed":
      return owedWords(problem);
    case "above_room":
      return `${formatMoney(problem.taxable)} of it is above the tax-free room of this year (${formatMoney(problem.room)} left) and is taxable wages; ${formatMoney(problem.taxFree)} stays tax-free.`;
    case "loan_unknown":
      return `expected one of the employee's loans, found ${shown(problem.found)}, which is none of them. Choose the loan or clear the cell.`;
    case "loan_number_spoilt":
      return `expected one of the employee's loans, found ${shown(problem.found)}, ${SPOILT_WORDS[problem.by]}.${meant(problem.suggestion)}`;
    case "loan_of_another":
      return `expected one of the employee's loans, found ${shown(problem.found)}, which belongs to somebody else. Choose the employee's own loan.`;
    case "loan_ambiguous":
      return `expected one loan, found ${shown(problem.found)}, which loans at ${problem.servicers.join(" and ")} share. Choose one.`;
    case "no_loan":
      return "the employee has no loan on record. Bring in the loan or leave the row out.";
    case "no_payable_loan":
      return "none of the employee's loans can be paid. Leave the row out, or ask the employee to link another loan.";
    case "not_linked":
      return "the employee has no loan there. Choose one of the employee's loans or servicers.";
    case "loan_not_payable":
      return notPayableWords(problem.status, problem.reason);
    case "servicer_not_payable":
      return "none of the employee's loans at this servicer can be paid. Choose another.";
    case "no_payment_due_yet":
      return loanStatusWarningWords(problem.status, "no_payment_due_yet");
    case "parent_plus":
      return "this is a Parent PLUS loan, for a child's education: the whole payment is taxable wages.";
    case "servicer_has_parent_plus":
      return "among the employee's loans at this servicer is a Parent PLUS loan; what the servicer puts on it is not tax-free. Choose a loan to be sure.";
    case "paid_this_month":
      return `the employee is already paid this month: ${problem.payments.map(priorWords).join("; ")}${moreWords(problem.more)}. Keep the payment if both are meant.`;
    case "twin_in_draft":
      return `the same employee is also paid in ${rowList(problem.rows)}${moreWords(problem.more)}. Keep both if both are meant.`;
  }
}

function owedWords({ code, found, owed, suggestion }: Extract<RowProblem, { owed: Money }>): string {
  const [has, may] = [formatMoney(found), formatMoney(owed)];
  const mend =
    suggestion === null ? "Leave the row out" : `Lower it to the payoff, ${formatMoney(suggestion)}`;
  return code === "far_above_owed"
    ? `expected at most what is owed, ${may}, found ${has}. ${mend}.`
    : `${has} is more than is owed, ${may}. ${mend}, or keep it.`;
}

/** Where a fact of a payment stands when no file named its column. */
export const columnLabel = (column: ProblemColumn): string => COLUMN_LABELS[column];

const COLUMN_LABELS: Record<ProblemColumn, string> = {
  employeeId: "Employee",
  email: "E-mail",
  name: "Name",
  amount: "Amount",
  loanNumber: "Loan",
};

/**
 * The whole sentence: "Row 42, Amount: expected dollars and cents such as 150.00, found 1,00. Did you mean 100.00 or 1.00?"
 * `columnHeader` is the file's own name of the column; null rows (a draft from the grid, the API) leave the place out.
 */
export function describeProblem(
  problem: RowProblem,
  row: number | null,
  columnHeader: string | null = null,
): string {
  const column = columnHeader ?? columnLabel(problem.column);
  return `${row === null ? "" : `Row ${row}, `}${column}: ${problemWords(problem)}`;
}

/** The cause alone, to group by: "12 rows: no such employee". */
export const problemTitle = (code: ProblemCode): string => TITLES[code];

const TITLES: Record<ProblemCode, string> = {
  employee_missing: "no employee named",
  employee_unknown: "no such employee",
  employee_ambiguous: "several employees fit",
  employee_terminated: "employee terminated",
  employee_on_leave: "employee on leave",
  employee_by_email: "employee found by e-mail only",
  name_differs: "name differs from the roster",
  email_differs: "e-mail differs from the roster",
  amount_unreadable: "amount cannot be read",
  amount_not_positive: "amount not above zero",
  amount_above_maximum: "amount above the bank's limit",
  far_above_owed: "far above what is owed",
  above_owed: "above what is owed",
  above_room: "above this year's tax-free room",
  loan_unknown: "no such loan",
  loan_number_spoilt: "loan number changed by a spreadsheet",
  loan_of_another: "somebody else's loan",
  loan_ambiguous: "several loans fit",
  no_loan: "employee has no loan",
  no_payable_loan: "no loan can be paid",
  not_linked: "employee not linked to it",
  loan_not_payable: "loan cannot be paid",
  servicer_not_payable: "no loan there can be paid",
  no_payment_due_yet: "no payment due yet",
  parent_plus: "Parent PLUS, all taxable",
  servicer_has_parent_plus: "a Parent PLUS loan among the servicer's",
  paid_this_month: "already paid this month",
  twin_in_draft: "same employee twice in this draft",
};
