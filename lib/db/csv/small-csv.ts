import { csvLine } from "@/lib/domain/files/csv-line";
import { escapeFormula } from "@/lib/domain/files/formula";
import type { Csv } from "./export";

type Cell = string | number | null;

/** A list that a page shows whole as CSV, of the very rows that it shows. What a spreadsheet would run as a formula is escaped. */
export function smallCsv<Row>(
  name: string,
  rows: readonly Row[],
  columns: Readonly<Record<string, (row: Row) => Cell>>,
): Csv {
  const cells = Object.values(columns);
  const written = (value: Cell): string => (value === null ? "" : escapeFormula(`${value}`));
  const lines = rows.map((row) => csvLine(cells.map((cell) => written(cell(row)))));
  return { name, body: new Blob([csvLine(Object.keys(columns)), ...lines]).stream() };
}
