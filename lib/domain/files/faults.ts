import { formatCount } from "../counted";
import { Refusal, type RefusalCode } from "@/lib/domain/refusal";
import { cellCharactersMax, fileBytesMax, fileColumnsMax, fileLinesMax, fileRowsMax } from "./limits";

/** Why a file as a whole cannot be read. Rows are those that a spreadsheet shows, from 1. */
export type FileFault =
  | { code: "empty" }
  | { code: "too_large"; bytes: number }
  | { code: "zip" }
  | { code: "utf16" }
  | { code: "not_text"; kind: "pdf" | "old_excel" | "image" | "binary"; row: number | null }
  | { code: "unclosed_quote"; row: number }
  | { code: "bad_quote"; row: number }
  | { code: "cell_too_long"; row: number; column: number }
  | { code: "too_many_columns"; row: number }
  | { code: "too_many_rows" }
  | { code: "too_many_lines" }
  | { code: "no_header"; row: number; looksLike: "data" | "nothing" }
  | { code: "no_rows"; headerRow: number };

const megabytes = (bytes: number): string => `${formatCount(Math.ceil(bytes / (1024 * 1024)))} MB`;

const KINDS = {
  pdf: "a PDF",
  old_excel: "an Excel workbook (.xls)",
  image: "a picture",
  binary: "not text",
} as const;

/** One or two sentences: what was found, what to do. */
export function describeFileFault(fault: FileFault): string {
  switch (fault.code) {
    case "empty":
      return "The file is empty. Choose the file that payroll exported, with a row of column names and the payments beneath it.";
    case "too_large":
      return `The file has ${megabytes(fault.bytes)}; at most ${megabytes(fileBytesMax)} can be read. Split it into several files.`;
    case "zip":
      return "This is a zip archive or an Excel workbook (.xlsx), whatever its name says. Unpack it, or open it in the spreadsheet and save it as “CSV UTF-8”.";
    case "utf16":
      return "The file is saved as Unicode text (UTF-16). Save it again as “CSV UTF-8 (comma delimited)”.";
    case "not_text": {
      const where = fault.row === null ? "" : ` (row ${formatCount(fault.row)} holds bytes that no text has)`;
      return `The file is ${KINDS[fault.kind]}${where}; expected a text file of rows and columns. Export it from payroll as CSV.`;
    }
    case "unclosed_quote":
      return `Row ${formatCount(fault.row)}: a quotation mark is opened and never closed. Close it, or remove it, in that row.`;
    case "bad_quote":
      return `Row ${formatCount(fault.row)}: a quotation mark stands in the middle of a cell, or one before it was never closed. Remove it, or put the whole cell in quotation marks and write the inner ones twice ("").`;
    case "cell_too_long":
      return `Row ${formatCount(fault.row)}, column ${formatCount(fault.column)}: a cell is longer than ${formatCount(cellCharactersMax)} characters. Shorten it; if it begins with a quotation mark, see that it also ends with one.`;
    case "too_many_columns":
      return `Row ${formatCount(fault.row)} has more than ${formatCount(fileColumnsMax)} columns. Remove the columns that are not needed.`;
    case "too_many_rows":
      return `The file has more than ${formatCount(fileRowsMax)} rows. Split it into several files.`;
    case "too_many_lines":
      return `The file has more than ${formatCount(fileLinesMax)} lines. Remove the blank ones.`;
    case "no_header":
      return fault.looksLike === "data"
        ? `Row ${formatCount(fault.row)} looks like data, but expected a row of column names above it. Add one, such as: external_id, loan_account_number, amount.`
        : "No row of column names was found. Expected one above the data, such as: external_id, loan_account_number, amount.";
    case "no_rows":
      return `The file has column names in row ${formatCount(fault.headerRow)} and nothing beneath them.`;
  }
}

const ANSWERS: Record<FileFault["code"], RefusalCode> = {
  empty: "invalid",
  too_large: "too_large",
  zip: "unsupported_type",
  utf16: "unsupported_type",
  not_text: "unsupported_type",
  unclosed_quote: "invalid",
  bad_quote: "invalid",
  cell_too_long: "invalid",
  too_many_columns: "invalid",
  too_many_rows: "invalid",
  too_many_lines: "invalid",
  no_header: "invalid",
  no_rows: "invalid",
};

/** The refusal of a whole file. It keeps the fault as data, for tests and for pages that point at the row. */
export class FileRefused extends Refusal {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    const message = describeFileFault(fault);
    super(ANSWERS[fault.code], message, { problems: [{ path: "file", message }] });
    this.name = "FileRefused";
    this.fault = fault;
  }
}
