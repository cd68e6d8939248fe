import type { FileRow } from "@/lib/domain/files/row";
import { type Encoding, textSlices } from "./decode";
import type { Delimiter } from "./delimiter";
import { Scanner } from "./scanner";

/** How many rows are handed on at a time. */
export const rowsPerBatch = 2_500;

/**
 * The rows of a delimited text that are not blank, a batch at a time; only a batch and a slice of the text are held.
 * @throws FileRefused where the text breaks off being rows, or a limit is passed
 */
export function* readRows(
  bytes: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
  batchRows: number = rowsPerBatch,
): Generator<FileRow[], undefined> {
  const scanner = new Scanner(delimiter);
  for (const text of textSlices(bytes, encoding)) {
    scanner.feed(text);
    while (scanner.rows.length >= batchRows) yield scanner.rows.splice(0, batchRows);
  }
  scanner.end();
  while (scanner.rows.length > 0) yield scanner.rows.splice(0, batchRows);
}
