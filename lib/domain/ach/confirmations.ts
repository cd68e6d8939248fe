import { type Day, formatDay, parseDay } from "../days";
import { type AmountProblem, readAmount } from "../files/file-amount";
import { unescapeFormula } from "../files/formula";
import type { FileRow } from "../files/row";
import type { Money } from "../money";

/*
 * The servicer confirmation file, a format of our own: a table of text (CSV) whose first row names its columns, in any order
 * and case, and each further row says what a servicer did with one credit.
 *
 *   trace            15 digits, as in the NACHA file that carried the credit
 *   item reference   as in the addenda that came with it; may be left out where the trace is given, and the other way round
 *   amount           what the borrower was credited with: dollars and cents such as 150.00; of a rejected one empty or anything
 *   posted_on        the day of it, YYYY-MM-DD; of a rejected one it may be empty
 *   status           posted: all of it. short: less, the rest comes back or follows. rejected: nothing, it comes back
 *
 *   trace,item reference,amount,posted_on,status
 *   121042880000002,ITEM-0001,350.00,2026-12-01,posted
 *   121042880000003,ITEM-0002,200.00,2026-12-01,short
 */

export const confirmationColumns = ["trace", "item reference", "amount", "posted_on", "status"] as const;
export type ConfirmationColumn = (typeof confirmationColumns)[number];

interface Named {
  /** The row that a spreadsheet shows. */
  row: number;
  /** 15 digits. At least one of both is there. */
  trace: string | null;
  itemReference: string | null;
}

export type Confirmation =
  (Named & { status: "posted" | "short"; amount: Money; postedOn: Day }) | (Named & { status: "rejected" });

export type ConfirmationProblem = { row: number } & (
  | { code: "empty_file" }
  | { code: "missing_column"; column: ConfirmationColumn }
  | { code: "column_twice"; column: ConfirmationColumn }
  | { code: "names_nothing" }
  | { code: "wrong_trace"; found: string; cause: "spreadsheet" | "zeros_lost" | "other" }
  | { code: "amount"; problem: AmountProblem }
  | { code: "wrong_day"; found: string }
  | { code: "in_future"; found: Day; today: Day }
  | { code: "wrong_status"; found: string }
  /** One credit is confirmed once in a file; both rows may be true, so that a person decides. */
  | { code: "twice"; firstRow: number }
);

/** Where each column stands, from 0. */
type Places = Readonly<Record<ConfirmationColumn, number>>;

const SHOWN_CHARS = 40;
const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

function findColumns(header: FileRow): { places: Places; problems: ConfirmationProblem[] } {
  const { row } = header;
  const names = header.cells.map(fold);
  const place = (column: ConfirmationColumn): number => names.indexOf(fold(column));
  const problems = confirmationColumns.flatMap((column): ConfirmationProblem[] => {
    const at = place(column);
    if (at === -1) return [{ row, code: "missing_column", column }];
    return names.includes(fold(column), at + 1) ? [{ row, code: "column_twice", column }] : [];
  });
  const places = {
    trace: place("trace"),
    "item reference": place("item reference"),
    amount: place("amount"),
    posted_on: place("posted_on"),
    status: place("status"),
  };
  return { places, problems };
}

function causeOfTrace(found: string): "spreadsheet" | "zeros_lost" | "other" {
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(found)) return "spreadsheet";
  // A routing number may begin with a zero or two, which a spreadsheet takes off.
  return /^\d{13,14}$/.test(found) ? "zeros_lost" : "other";
}

function readRow(
  { row, cells }: FileRow,
  places: Places,
  today: Day,
): Confirmation | { problems: ConfirmationProblem[] } {
  const problems: ConfirmationProblem[] = [];
  const cell = (column: ConfirmationColumn): string =>
    unescapeFormula((cells[places[column]] ?? "").trim()).trim();
  const trace = cell("trace") || null;
  const itemReference = cell("item reference") || null;
  if (trace === null && itemReference === null) problems.push({ row, code: "names_nothing" });
  if (trace !== null && !/^\d{15}$/.test(trace)) {
    problems.push({
      row,
      code: "wrong_trace",
      found: trace.slice(0, SHOWN_CHARS),
      cause: causeOfTrace(trace),
    });
  }
  const named: Named = { row, trace, itemReference };
  const status = cell("status").toLowerCase();
  if (status === "rejected") return problems.length > 0 ? { problems } : { ...named, status };

  const reading = readAmount(cell("amount"));
  if (!reading.ok) problems.push({ row, code: "amount", problem: reading.problem });
  const postedOn = parseDay(cell("posted_on"));
  if (postedOn === null) {
    problems.push({ row, code: "wrong_day", found: cell("posted_on").slice(0, SHOWN_CHARS) });
  } else if (postedOn > today) problems.push({ row, code: "in_future", found: postedOn, today });
  if (status !== "posted" && status !== "short") {
    problems.push({ row, code: "wrong_status", found: status.slice(0, SHOWN_CHARS) });
    return { problems };
  }
  if (problems.length > 0 || !reading.ok || postedOn === null) return { problems };
  return { ...named, status, amount: reading.amount, postedOn };
}

/**
 * Reads the rows of a confirmation file, as lib/files scans them. Rows that are right are given out beside wrong ones; without
 * its columns nothing of the file is. Whether a credit is ours, and whether a posted amount is all of it, the caller knows.
 */
export function readConfirmations(
  rows: Iterable<FileRow>,
  today: Day,
): { confirmations: Confirmation[]; problems: ConfirmationProblem[] } {
  const confirmations: Confirmation[] = [];
  const problems: ConfirmationProblem[] = [];
  const firstRows = new Map<string, number>();
  let places: Places | null = null;
  for (const row of rows) {
    if (places === null) {
      const found = findColumns(row);
      if (found.problems.length > 0) return { confirmations, problems: found.problems };
      places = found.places;
      continue;
    }
    const read = readRow(row, places, today);
    if ("problems" in read) {
      problems.push(...read.problems);
      continue;
    }
    const keys = [
      ...(read.trace === null ? [] : [`trace ${read.trace}`]),
      ...(read.itemReference === null ? [] : [`item ${read.itemReference}`]),
    ];
    const firstRow = keys.map((key) => firstRows.get(key)).find((before) => before !== undefined);
    if (firstRow !== undefined) {
      problems.push({ row: row.row, code: "twice", firstRow });
      continue;
    }
    for (const key of keys) firstRows.set(key, row.row);
    confirmations.push(read);
  }
  if (places === null) problems.push({ row: 1, code: "empty_file" });
  return { confirmations, problems };
}

const shown = (found: string): string => (found === "" ? "an empty cell" : `“${found}”`);

function wordsOf(problem: ConfirmationProblem): string {
  switch (problem.code) {
    case "empty_file":
      return `expected a row with the columns ${confirmationColumns.join(", ")}, found nothing.`;
    case "missing_column":
      return `the column “${problem.column}” is missing. Expected ${confirmationColumns.join(", ")}.`;
    case "column_twice":
      return `two columns are named “${problem.column}”. Remove one of them.`;
    case "names_nothing":
      return "expected a trace number or an item reference, found neither.";
    case "wrong_trace":
      return `trace: expected 15 digits, found “${problem.found}”${TRACE_CAUSES[problem.cause]}.`;
    case "amount":
      return `amount: expected dollars and cents above zero such as 150.00, found ${shown(problem.problem.found)}.`;
    case "wrong_day":
      return `posted_on: expected a day such as 2026-12-01, found ${shown(problem.found)}.`;
    case "in_future":
      return `posted_on: expected today (${formatDay(problem.today)}) or earlier, found ${problem.found}.`;
    case "wrong_status":
      return `status: expected posted, short or rejected, found ${shown(problem.found)}.`;
    case "twice":
      return `this credit is confirmed in row ${problem.firstRow} already, and is left out here.`;
  }
}

const TRACE_CAUSES = {
  spreadsheet: ", which a spreadsheet has shortened. Take the file as the servicer sent it",
  zeros_lost: ", which has lost its leading zeros. Take the file as the servicer sent it",
  other: "",
} as const;

/** "Row 4, amount: expected …, found …." */
export const confirmationProblemWords = (problem: ConfirmationProblem): string =>
  `Row ${problem.row}, ${wordsOf(problem)}`;
