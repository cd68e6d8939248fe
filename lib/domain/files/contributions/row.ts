import { type AmountReading, readAmount } from "../file-amount";
import { type Money, parseMoney } from "../../money";
import { type ContributionField, foldHeader } from "../fields";
import { unescapeFormula } from "../formula";
import { columnOf, type Mapping } from "../mapping";
import type { FileRow } from "../row";

export type ContributionTexts = Record<ContributionField, string>;

/** A row as understood so far: the cells unchanged, the mapped texts (trimmed, an export's apostrophe taken off), the amount. */
export type ContributionRow = {
  row: number;
  cells: readonly string[];
  texts: ContributionTexts;
  amount: AmountReading;
};

export function readContributionRow(file: FileRow, mapping: Mapping<"contributions">): ContributionRow {
  const raw = (field: ContributionField): string => {
    const column = columnOf(mapping, field);
    return column === -1 ? "" : (file.cells[column] ?? "").trim();
  };
  const text = (field: ContributionField): string => unescapeFormula(raw(field));
  return {
    row: file.row,
    cells: file.cells,
    texts: {
      employeeId: text("employeeId"),
      name: text("name"),
      email: text("email"),
      amount: raw("amount"),
      loanNumber: text("loanNumber"),
      reference: text("reference"),
      memo: text("memo"),
    },
    amount: readAmount(raw("amount")),
  };
}

/** A line of the file that says what the rows above sum to; `amount` null where it cannot be read. */
export type ControlTotal = {
  row: number;
  /** The whole line: under another mapping it may be a row. */
  cells: readonly string[];
  found: string;
  amount: Money | null;
};

const TOTAL = /^(grand |sub ?|batch |file |control |overall )?(total|totals|sum)\b/;
const isLabel = (text: string): boolean => TOTAL.test(foldHeader(text));

/**
 * A total line is never a payment: it names no employee, and a cell says "Total". An employee whose name is Total has an id
 * or an e-mail and stays a row.
 */
export function controlTotalOf({ row, cells, texts }: ContributionRow): ControlTotal | null {
  const names = [texts.employeeId, texts.email, texts.loanNumber];
  if (names.some((text) => text !== "" && !isLabel(text))) return null;
  if (!cells.some((cell) => cell !== texts.memo && isLabel(cell))) return null;
  // A total may be larger than any one item, so the item's bound is not asked.
  const reading = readAmount(texts.amount);
  return {
    row,
    cells,
    found: texts.amount,
    amount: reading.ok ? reading.amount : parseMoney(texts.amount.replace(/[$,]/g, "")),
  };
}
