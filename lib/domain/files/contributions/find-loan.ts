import { type ChosenBy, chooseAllocation, toLoan, toServicer } from "../../payments/choice";
import { error, type RowProblem, type SpoiltBy } from "../../payments/problems";
import {
  type Allocation,
  fold,
  type Roster,
  type RosterEmployee,
  type RosterLoan,
} from "../../payments/roster";

export type LoanFinding = {
  allocation: Allocation | null;
  /** The rule that chose, where the row named no loan. */
  chosenBy: ChosenBy | null;
  problems: RowProblem[];
};

const found = (allocation: Allocation): LoanFinding => ({ allocation, chosenBy: null, problems: [] });
const refused = (problem: RowProblem): LoanFinding => ({
  allocation: null,
  chosenBy: null,
  problems: [problem],
});

/** One number may stand on several loans: of one servicer, it means that servicer. */
function among(fitting: readonly RosterLoan[], number: string): LoanFinding {
  const [first] = fitting;
  if (fitting.length === 1 && first !== undefined) return found(toLoan(first));
  const servicers = new Map(fitting.map((loan) => [loan.servicerId, loan.servicerName]));
  const [servicer] = servicers.keys();
  if (servicers.size === 1 && servicer !== undefined) return found(toServicer(servicer));
  return refused(
    error({
      code: "loan_ambiguous",
      column: "loanNumber",
      found: number,
      servicers: [...servicers.values()],
    }),
  );
}

const SCIENTIFIC = /^(\d)(?:[.,](\d{1,15}))?e\+?(\d{1,2})$/i;
/** The longest number that a spreadsheet shortens and an account number can be. */
const EXPONENT_MAX = 30;

/** Account numbers that a spreadsheet would show like this: as many digits, and the same when rounded. */
function showsAs(text: string): ((number: string) => boolean) | null {
  const [, first, places = "", power = ""] = SCIENTIFIC.exec(text) ?? [];
  if (first === undefined) return null;
  const exponent = Number.parseInt(power, 10);
  const dropped = exponent - places.length;
  if (exponent > EXPONENT_MAX || dropped < 0) return null;
  const unit = 10n ** BigInt(dropped);
  const shownValue = BigInt(first + places) * unit;
  return (number) => {
    if (!/^\d+$/.test(number) || number.length !== exponent + 1) return false;
    const distance = BigInt(number) - shownValue;
    return 2n * (distance < 0n ? -distance : distance) <= unit;
  };
}

const withoutZeros = (text: string): string => text.replace(/^0+/, "");
const bare = (text: string): string =>
  fold(text)
    .replace(/\.0+$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

const onlyOne = (numbers: readonly string[]): string | null => {
  const [first, ...others] = new Set(numbers);
  return first !== undefined && others.length === 0 ? first : null;
};

/** What a spreadsheet did to the number, and the one loan of this employee that it may have been. */
function spoilt(
  number: string,
  loans: readonly RosterLoan[],
): { by: SpoiltBy; suggestion: string | null } | null {
  const numbers = loans.map((loan) => loan.accountNumber);
  const shows = showsAs(number);
  if (shows !== null) return { by: "scientific", suggestion: onlyOne(numbers.filter(shows)) };
  const tests: [SpoiltBy, (known: string) => boolean][] = [
    [
      "leading_zeros",
      (known) => known.startsWith("0") && withoutZeros(fold(known)) === withoutZeros(fold(number)),
    ],
    [
      "punctuation",
      (known) => bare(number) !== "" && withoutZeros(bare(known)) === withoutZeros(bare(number)),
    ],
  ];
  for (const [by, test] of tests) {
    const fitting = numbers.filter(test);
    if (fitting.length > 0) return { by, suggestion: onlyOne(fitting) };
  }
  return null;
}

function byNumber(number: string, loans: readonly RosterLoan[], roster: Roster): LoanFinding {
  const exact = loans.filter((loan) => loan.accountNumber === number);
  if (exact.length > 0) return among(exact, number);
  const folded = fold(number);
  const alike = loans.filter((loan) => fold(loan.accountNumber) === folded);
  if (alike.length > 0) return among(alike, number);
  if (roster.loanNumbers.has(folded))
    return refused(error({ code: "loan_of_another", column: "loanNumber", found: number }));
  const damage = spoilt(number, loans);
  if (damage !== null)
    return refused(error({ code: "loan_number_spoilt", column: "loanNumber", found: number, ...damage }));
  return refused(error({ code: "loan_unknown", column: "loanNumber", found: number }));
}

/** Which of the employee's loans a row means (rules 5); without a number the rule chooses. Whose a foreign number is, is not told. */
export function findLoan(number: string, employee: RosterEmployee, roster: Roster): LoanFinding {
  const loans = roster.loansOf.get(employee.id) ?? [];
  if (number !== "") return byNumber(number, loans, roster);
  const choice = chooseAllocation(employee, loans);
  if (choice !== null) return { allocation: choice.allocation, chosenBy: choice.by, problems: [] };
  return refused(error({ code: loans.length === 0 ? "no_loan" : "no_payable_loan", column: "loanNumber" }));
}
