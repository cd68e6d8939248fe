import type { AchRecord } from "./faults";
import { recordColumns } from "./fields";
import type { Line } from "./read-addenda";

const RECORDS: Readonly<Record<string, AchRecord>> = {
  1: "file header",
  5: "batch header",
  6: "entry",
  7: "addenda",
  8: "batch control",
  9: "file control",
};

/** To the last column that is never blank: what an editor cuts off behind it were spaces. */
const LEAST_COLUMNS: Readonly<Record<AchRecord, number>> = {
  "file header": 40,
  "batch header": recordColumns,
  entry: recordColumns,
  addenda: recordColumns,
  "batch control": recordColumns,
  "file control": 55,
};

/** No file control begins with so many nines. */
const PADDING = /^9{20,}$/;

export const isPadding = (trimmed: string): boolean => PADDING.test(trimmed);

/** By its first character. */
export const recordOf = (text: string): AchRecord | null => RECORDS[text.charAt(0)] ?? null;

export const isWhole = (record: AchRecord, trimmed: string): boolean =>
  trimmed.length <= recordColumns && trimmed.length >= LEAST_COLUMNS[record];

/**
 * The lines of a file with their numbers, in upper case, without trailing spaces; blank ones are left out. Some banks send
 * records without line ends: then each 94 columns count as a line.
 */
export function* linesOf(text: string): Generator<Line> {
  const begun = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // Only A to Z: other letters may grow by it and would move the columns.
  const body = begun.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const isUnbroken = body.length > recordColumns && !/[\r\n]/.test(body);
  const lines = isUnbroken ? (body.match(/.{1,94}/gs) ?? []) : body.split(/\r\n|\r|\n/);
  let line = 0;
  for (const one of lines) {
    line += 1;
    const trimmed = one.trimEnd();
    if (trimmed !== "") yield { line, text: trimmed };
  }
}
