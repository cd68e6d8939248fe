import type { NewDraftRow } from "@/lib/db/drafts/insert-rows";
import { findLoan } from "@/lib/domain/files/contributions/find-loan";
import { amountProblemWords, type AmountReading, readAmount } from "@/lib/domain/files/file-amount";
import type { Money } from "@/lib/domain/money";
import { error, type RowProblem } from "@/lib/domain/payments/problems";
import type { Roster, RosterEmployee } from "@/lib/domain/payments/roster";
import { invalid } from "@/lib/domain/refusal";

/** Where an employee's money goes: to the loan that was named, or where the rule says. */
export function payeeFor(
  employee: RosterEmployee,
  roster: Roster,
  loanNumber = "",
): Pick<NewDraftRow, "allocation" | "chosenByRule"> & { problems: RowProblem[] } {
  const { allocation, chosenBy, problems } = findLoan(loanNumber, employee, roster);
  return { allocation, chosenByRule: chosenBy !== null, problems };
}

/** An amount somebody typed, by the grammar of files (rules 5). @throws Refusal beside the cell, what was typed stays there */
export function typedAmount(text: string): Money {
  const reading = readAmount(text);
  if (reading.ok) return reading.amount;
  throw invalid([{ path: "amount", message: `Amount: ${amountProblemWords(reading.problem)}` }]);
}

/** A row whose amount is still to be entered says so, as a file's empty cell does. */
export function openAmount(reading: AmountReading): RowProblem[] {
  return reading.ok ? [] : [error({ code: "amount_unreadable", column: "amount", amount: reading.problem })];
}
