import { type AnyField, fieldLabel } from "../fields";

/** What is wrong with a row of a roster or loans file: such a row is shown and left out, never guessed. */
export type ImportProblem = { row: number; column: AnyField; found: string } & (
  | { code: "blank" }
  | { code: "bad_day" }
  | { code: "bad_email" }
  | { code: "bad_amount" }
  | { code: "bad_rate" }
  | { code: "bad_state" }
  | { code: "too_long"; charactersMax: number }
  | { code: "unknown_word"; expected: readonly string[] }
  | { code: "unknown_employee" }
  | { code: "unknown_servicer" }
  | { code: "twice"; firstRow: number }
);

const SHOWN_CHARACTERS = 60;
const shown = (text: string): string =>
  text === ""
    ? "an empty cell"
    : text.length > SHOWN_CHARACTERS
      ? `${text.slice(0, SHOWN_CHARACTERS)}…`
      : text;

/** "…: expected …, found …". One branch a code. */
export function importProblemWords(problem: ImportProblem): string {
  const found = shown(problem.found);
  switch (problem.code) {
    case "blank":
      return "expected a value, found an empty cell.";
    case "bad_day":
      return `expected a day such as 2026-11-23 or 11/23/2026, found ${found}.`;
    case "bad_email":
      return `expected an e-mail address, found ${found}.`;
    case "bad_amount":
      return `expected dollars and cents such as 150.00, found ${found}.`;
    case "bad_rate":
      return `expected a rate in percent such as 5.50, found ${found}.`;
    case "bad_state":
      return `expected two letters such as CA, found ${found}.`;
    case "too_long":
      return `expected at most ${problem.charactersMax} characters, found ${problem.found.length}.`;
    case "unknown_word":
      return `expected ${problem.expected.join(", ")}, found ${found}.`;
    case "unknown_employee":
      return `expected an employee of the roster, found ${found}, who is not on it.`;
    case "unknown_servicer":
      return `expected a servicer that Paydown knows, found ${found}.`;
    case "twice":
      return `found ${found}, which already stands in row ${problem.firstRow}. Keep one of the two.`;
  }
}

/** "Row 7, hire_date: expected …" with the file's own name of the column, if it is known. */
export const describeImportProblem = (problem: ImportProblem, columnHeader: string | null = null): string =>
  `Row ${problem.row}, ${columnHeader ?? fieldLabel(problem.column)}: ${importProblemWords(problem)}`;
