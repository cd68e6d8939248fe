import { readAmount } from "./file-amount";
import type { FileFault } from "./faults";
import { type FileKind, foldHeader } from "./fields";
import { headerSearchRowsMax } from "./limits";
import { knownNames, missingFields, suggestMapping } from "./mapping";
import type { FileRow } from "./row";

export type Header = {
  /** The row that a spreadsheet shows. */
  row: number;
  /** Trimmed; a column without a name is "". */
  names: readonly string[];
  /** What stood above: a title, a pay date. */
  titles: readonly string[];
};

export type HeaderFinding = { ok: true; header: Header } | { ok: false; fault: FileFault };

const filled = (row: FileRow): number => row.cells.filter((cell) => cell.trim() !== "").length;

/** Amounts, e-mail addresses and dates stand in data; no column is named so. */
const looksLikeData = (cells: readonly string[]): boolean =>
  cells.some((cell) => {
    const text = cell.trim();
    return readAmount(text).ok || /^[^\s@]+@[^\s@]+$/.test(text) || /^\d{4}-\d{2}-\d{2}$/.test(text);
  });

function headerOf(row: FileRow, above: readonly FileRow[]): Header {
  const names = row.cells.map((cell) => cell.trim());
  while (names.length > 1 && names.at(-1) === "") names.pop();
  const titles = above.flatMap((one) => one.cells.map((cell) => cell.trim()).filter((cell) => cell !== ""));
  return { row: row.row, names, titles };
}

/**
 * Finds the row of column names among the first rows that are not blank, below any title lines: the first that names all
 * that is needed, else the one with most names that we know, else the first with several cells (its columns are then mapped
 * by hand). A row of data is never taken for a header, since the first payment would be lost without a word.
 */
export function findHeader(kind: FileKind, rows: readonly FileRow[]): HeaderFinding {
  const searched = rows.slice(0, headerSearchRowsMax);
  const complete = searched.findIndex(
    (row) => missingFields(kind, suggestMapping(kind, row.cells).mapping).length === 0,
  );
  let at = complete;
  if (at === -1) {
    const known = searched.map((row) => knownNames(kind, row.cells));
    const most = Math.max(0, ...known);
    at = most > 0 ? known.indexOf(most) : searched.findIndex((row) => filled(row) > 1);
  }
  const row = searched[at];
  if (row === undefined) return { ok: false, fault: { code: "no_header", row: 1, looksLike: "nothing" } };
  if (looksLikeData(row.cells))
    return { ok: false, fault: { code: "no_header", row: row.row, looksLike: "data" } };
  return { ok: true, header: headerOf(row, searched.slice(0, at)) };
}

/** The same for files whose columns are named alike: what a remembered mapping is kept under (hash it before it is a key). */
export const headerSignature = (names: readonly string[]): string => names.map(foldHeader).join("|");
