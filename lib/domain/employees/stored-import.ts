import type { FileRow } from "../files/row";
import type { ImportPlan, PlanCounts } from "./import-plan";

export const importKinds = ["roster", "loans"] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStatuses = ["open", "applied", "discarded"] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** How a file was read. */
export type ImportFacts = {
  headers: readonly string[];
  /** For each column its field, as the headers name them. */
  mapping: readonly (string | null)[];
  headerRow: number;
  delimiter: string;
  encoding: string;
  rows: number;
  /** The file names some employees only: those it lacks stay. */
  changesOnly: boolean;
};

/** A file that was read and waits for a person: its rows, and what applying them would do to what is stored. */
export type StoredImport = {
  facts: ImportFacts;
  counts: PlanCounts;
  /** Of the plan: two previews with one digest would do the same. */
  digest: string;
  plan: ImportPlan;
  /** Taken out once it is applied or discarded. */
  rows?: readonly FileRow[];
  /** Cells of the rows that are wrong, to be given back with their reasons. */
  wrongRows: readonly FileRow[];
  doneBy?: string;
};
