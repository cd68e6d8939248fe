import { type AchField, FIELDS, recordColumns } from "./fields";

export type AchRecord =
  "file header" | "batch header" | "entry" | "addenda" | "batch control" | "file control";

/** What a control record sums up. */
export type AchTotal =
  "batches" | "blocks" | "count" | "hash" | "debits" | "credits" | "batch number" | "company id";

/** One thing wrong in a file. `line` is that of the file from 1; of something missing, the line where it was expected. */
export type AchFault = { line: number } & (
  | { code: "empty" }
  | { code: "unknown_record"; found: string }
  | { code: "wrong_length"; record: AchRecord; found: number }
  | { code: "wrong_field"; field: AchField; found: string }
  /** A record stands where the format has another: `expected` was due first. */
  | { code: "out_of_place"; record: AchRecord; expected: AchRecord }
  /** The file ends, or the next part begins, without it. */
  | { code: "missing"; record: AchRecord }
  /** A class whose entries have another layout (international payments). */
  | { code: "unreadable_class"; found: string }
  | { code: "wrong_total"; of: "batch" | "file"; total: AchTotal; expected: string; found: string }
);

const FOUND_SHOWN_CHARS = 40;

const quoted = (text: string): string =>
  text.trim() === ""
    ? "nothing"
    : `“${text.length > FOUND_SHOWN_CHARS ? `${text.slice(0, FOUND_SHOWN_CHARS)}…` : text}”`;

const article = (record: AchRecord): string => (/^[aeiou]/.test(record) ? `an ${record}` : `a ${record}`);

/** Where in the line, what was expected there, and what stands there: for a table, or joined by `achFaultSentence`. */
export function achFaultWords(fault: AchFault): { where: string; expected: string; found: string } {
  switch (fault.code) {
    case "empty":
      return { where: "the file", expected: "a NACHA file", found: "nothing" };
    case "unknown_record":
      return {
        where: "column 1",
        expected: "a record that begins with 1, 5, 6, 7, 8 or 9",
        found: quoted(fault.found),
      };
    case "wrong_length":
      return {
        where: `the ${fault.record}`,
        expected: `${recordColumns} columns`,
        found: `${fault.found}`,
      };
    case "wrong_field": {
      const { name, columns, expected } = FIELDS[fault.field];
      const [first, last] = columns;
      const place = first === last ? `column ${first}` : `columns ${first}–${last}`;
      const found = fault.field === "accountNumber" ? "something else" : quoted(fault.found);
      return { where: `the ${name} (${place})`, expected, found };
    }
    case "out_of_place":
      return {
        where: "the record",
        expected: `${article(fault.expected)} first`,
        found: article(fault.record),
      };
    case "missing":
      return { where: "the record", expected: article(fault.record), found: "none" };
    case "unreadable_class":
      return {
        where: "the entry class (columns 51–53)",
        expected: "entries of one payment within the country",
        found: quoted(fault.found),
      };
    case "wrong_total":
      return {
        where: `the ${fault.total} in the ${fault.of} control`,
        expected: fault.expected,
        found: quoted(fault.found),
      };
  }
}

/** "Line 12, the amount (columns 30–39): expected 10 digits, found “00000x0000”." */
export function achFaultSentence(fault: AchFault): string {
  const { where, expected, found } = achFaultWords(fault);
  return `Line ${fault.line}, ${where}: expected ${expected}, found ${found}.`;
}
