import { counted, formatCount } from "../counted";
import type { Money } from "../money";

export type BankLineWhat = "return" | "correction" | "confirmation" | "fault";

/**
 * What came of a line of a file that somebody sent us: applied; repeated (it had been applied before); noted (true, but
 * nothing changes by itself); refused (nothing was done, and why).
 */
export type BankLineOutcome = "applied" | "repeated" | "noted" | "refused";

export type BankLine = {
  /** As the file counts it, from 1. */
  line: number;
  what: BankLineWhat;
  trace: string | null;
  /** R01, C02, posted … */
  code: string | null;
  amount: Money | null;
  entryId: string | null;
  outcome: BankLineOutcome;
  explanation: string;
};

/**
 * A NACHA file's lines begin with a digit; a table of confirmations begins with the names of its columns, and where they were
 * lost with a number and a separator.
 */
export const looksLikeNacha = (text: string): boolean =>
  /^\uFEFF?\s*\d/.test(text) && !/^\uFEFF?\s*\d+[,;\t|]/.test(text);

export function outcomeWords(outcome: BankLineOutcome): string {
  switch (outcome) {
    case "applied":
      return "Applied";
    case "repeated":
      return "Was applied before";
    case "noted":
      return "Noted";
    case "refused":
      return "Not applied";
  }
}

/** How much of a file was applied, now or by an earlier reading; `open` lines are those that a person should look at. */
export function appliedWords({ applied, open, all }: { applied: number; open: number; all: number }): string {
  const before = all - open - applied;
  const of = `of ${counted(all, "line", "lines")}`;
  if (before === 0) return `${formatCount(applied)} ${of} ${applied === 1 ? "was" : "were"} applied.`;
  const had = `${formatCount(before)} ${of} had been applied before`;
  return applied === 0 ? `${had}.` : `${had}, ${formatCount(applied)} ${applied === 1 ? "was" : "were"} now.`;
}
