import type { Day } from "../days";
import type { ControlTotal } from "../files/contributions/row";
import type { Mapping } from "../files/mapping";

/** What a draft remembers of the file it came from, beside its rows. */
export type FileFacts = {
  /** Column names as they stood, trimmed. */
  headers: readonly string[];
  mapping: Mapping<"contributions">;
  /** SHA-256 of the column names: the key of a remembered mapping. */
  signature: string;
  encoding: "utf-8" | "windows-1252";
  delimiter: "," | ";" | "\t" | "|";
  /** The row of the column names, as a spreadsheet numbers it. */
  headerRow: number;
  titles: readonly string[];
  totals: readonly ControlTotal[];
  /** The same bytes were released before. Not wrong: a monthly file may be identical every month (rules 3). */
  sameAs: { batchId: string; title: string; on: Day } | null;
};
