import { Readable } from "node:stream";
import { CsvError, Parser } from "csv-parse";
import { FileRefused, type FileFault } from "@/lib/domain/files/faults";
import {
  cellCharactersMax,
  fileColumnsMax,
  fileLinesMax,
  fileRowsMax,
  rowBytesMax,
} from "@/lib/domain/files/limits";
import type { FileRow } from "@/lib/domain/files/row";
import { type Encoding, textSlices } from "./decode";
import type { Delimiter } from "./delimiter";

const SLICE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
/** How many rows are handed on at a time. */
export const rowsPerBatch = 5_000;

function* byteSlices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

/**
 * A line of millions of empty cells would become millions of strings before the parser hands out the row. A line with more
 * delimiters than a row may have columns and a cell may have characters is too wide however it is quoted.
 */
function refuseEndlessLine(bytes: Uint8Array, delimiter: Delimiter): void {
  const code = delimiter.charCodeAt(0);
  let row = 1;
  let seen = 0;
  for (const byte of bytes) {
    if (byte === NEWLINE) {
      row += 1;
      seen = 0;
    } else if (byte === code) {
      seen += 1;
      if (seen > fileColumnsMax + cellCharactersMax) {
        throw new FileRefused({ code: "too_many_columns", row, columns: null });
      }
    }
  }
}

/** So few cells cannot fill a row: one of them is too long, most often because a quotation mark was never closed. */
const cellsThatFillARow = Math.ceil(rowBytesMax / cellCharactersMax);

function faultOf(error: CsvError, row: number): FileFault {
  const cells = typeof error["index"] === "number" ? error["index"] + 1 : 1;
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return { code: "unclosed_quote", row };
    case "CSV_MAX_RECORD_SIZE":
      return cells < cellsThatFillARow
        ? { code: "cell_too_long", row, column: cells }
        : { code: "row_too_long", row };
    default:
      return { code: "bad_quote", row };
  }
}

function refuseRow(cells: readonly string[], row: number): void {
  if (cells.length > fileColumnsMax)
    throw new FileRefused({ code: "too_many_columns", row, columns: cells.length });
  const long = cells.findIndex((cell) => cell.length > cellCharactersMax);
  if (long !== -1) throw new FileRefused({ code: "cell_too_long", row, column: long + 1 });
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/**
 * The rows of a delimited text that are not blank, a batch at a time. `row` is the number that a spreadsheet shows: blank lines
 * count, newlines inside a cell do not. Only one batch is held.
 * @throws FileRefused where the text breaks off being rows, or a limit is passed
 */
export async function* readRows(
  bytes: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
  batchRows: number = rowsPerBatch,
): AsyncGenerator<FileRow[]> {
  refuseEndlessLine(bytes, delimiter);
  const parser = new Parser({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: rowBytesMax,
  });
  const source = Readable.from(encoding === "utf-8" ? byteSlices(bytes) : textSlices(bytes, encoding));
  let batch: FileRow[] = [];
  let row = 0;
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      row += 1;
      if (row > fileLinesMax) throw new FileRefused({ code: "too_many_lines" });
      if (isBlank(cells)) continue;
      refuseRow(cells, row);
      batch.push({ row, cells });
      if (batch.length === batchRows) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileRefused(faultOf(error, row + 1)) : error;
  }
  if (batch.length > 0) yield batch;
}
