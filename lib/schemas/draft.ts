import { z } from "zod";
import type { Day } from "@/lib/domain/days";
import { DRAFT_TITLE_LENGTH_MAX } from "@/lib/domain/drafts/title";
import { PROBLEM_CODES } from "@/lib/domain/drafts/row-problems";
import { fieldsOf } from "@/lib/domain/files/mapping";
import { fileColumnsMax } from "@/lib/domain/files/limits";
import type { Money } from "@/lib/domain/money";
import type { ProblemCode, ProblemColumn } from "@/lib/domain/payments/problems";

const REFERENCE_LENGTH_MAX = 100;
const NOTE_LENGTH_MAX = 1000;
const CELL_LENGTH_MAX = 200;
/** Rows picked one by one; more are named by filter. */
const POSITIONS_MAX = 500;
const EMPLOYEES_MAX = 500;

/** `version`: what the page showed. A draft changed meanwhile on another device refuses the change instead of mixing both. */
const draft = { id: z.uuid(), version: z.int() };
const position = z.int().min(1);

export const draftInput = z.object({ id: z.uuid() });

const reference = z
  .string()
  .trim()
  .max(REFERENCE_LENGTH_MAX, `A reference has at most ${REFERENCE_LENGTH_MAX} characters.`)
  .transform((text) => (text === "" ? null : text));

export const editDraftInput = z.object({
  ...draft,
  title: z
    .string()
    .trim()
    .min(1, "Give the batch a title.")
    .max(DRAFT_TITLE_LENGTH_MAX, `A title has at most ${DRAFT_TITLE_LENGTH_MAX} characters.`)
    .optional(),
  referenceId: reference.optional(),
  sourceAccountId: z.uuid().nullable().optional(),
});
export type EditDraft = z.output<typeof editDraftInput>;

export const changeMappingInput = z.object({
  ...draft,
  mapping: z.array(z.enum(fieldsOf("contributions")).nullable()).max(fileColumnsMax),
});
export type ChangeMapping = z.output<typeof changeMappingInput>;

const rowChange = z.union([
  z.object({ amount: z.string().max(CELL_LENGTH_MAX) }),
  z.object({ employeeId: z.uuid() }),
  z.object({ allocation: z.object({ type: z.enum(["loan", "servicer"]), id: z.uuid() }) }),
  z.object({ referenceId: reference }),
]);
export type RowChange = z.output<typeof rowChange>;

export const editRowInput = z.object({ ...draft, position, change: rowChange });
export type EditRow = z.output<typeof editRowInput>;

export const addRowsInput = z.object({
  ...draft,
  employees: z.union([z.literal("eligible"), z.array(z.uuid()).min(1).max(EMPLOYEES_MAX)]),
  /** As typed; "" leaves the amounts open. */
  amount: z.string().max(CELL_LENGTH_MAX),
});
export type AddRows = z.output<typeof addRowsInput>;

export const rowFilters = ["all", "problems", "errors", "warnings", "excluded"] as const;
export type RowFilter = (typeof rowFilters)[number];

export const rowsQuery = z.object({
  show: z.enum(rowFilters).default("all"),
  code: z.enum(PROBLEM_CODES).optional(),
  // No text of the database holds U+0000, and an address may.
  q: z
    .string()
    .max(CELL_LENGTH_MAX)
    .transform((text) => text.replaceAll("\0", "").trim())
    .default(""),
  after: z.coerce.number().int().min(0).default(0),
});
export type RowsQuery = z.output<typeof rowsQuery>;

const rowsMeant = z.union([
  /** These rows; with `code`, a decision to keep or to reconsider is about that kind of warning alone. */
  z.object({
    positions: z.array(position).min(1).max(POSITIONS_MAX),
    code: z.enum(PROBLEM_CODES).optional(),
  }),
  /** Every row that is not excluded and has this problem. */
  z.object({ code: z.enum(PROBLEM_CODES) }),
  /** Every row of a filter, also those on other pages. */
  z.object({ filter: rowsQuery.omit({ after: true }) }),
]);
export type RowsMeant = z.output<typeof rowsMeant>;

export const markRowsInput = z.object({
  ...draft,
  rows: rowsMeant,
  mark: z.union([
    z.enum(["exclude", "include", "keep", "reconsider", "remove", "lower"]),
    z.object({ amount: z.string().max(CELL_LENGTH_MAX) }),
  ]),
});
export type MarkRows = z.output<typeof markRowsInput>;

export const emptyInput = z.object({});
export const repeatBatchInput = z.object({ batchId: z.uuid() });
export const sendForApprovalInput = z.object({
  ...draft,
  note: z
    .string()
    .trim()
    .max(NOTE_LENGTH_MAX, `A note has at most ${NOTE_LENGTH_MAX} characters.`)
    .optional(),
});

/** What every change of a draft answers: the version to send with the next one. */
export type DraftVersion<T = null> = { version: number; value: T };

export type DraftTotals = {
  /** Without error, not excluded: what would be paid. */
  payments: number;
  amount: Money;
  errors: number;
  /** Warnings without a decision, on rows without an error. */
  warnings: number;
  kept: number;
  excluded: number;
  rows: number;
};

export type ProblemGroup = {
  code: ProblemCode;
  title: string;
  severity: "error" | "warning";
  rows: number;
  /** Of those, how many still wait for a decision. */
  open: number;
};

export type DraftDates = {
  release: Day;
  debit: Day;
  creditsSent: Day;
  creditsEffective: Day;
  confirmedExpected: Day;
};

export type DraftFileView = {
  name: string;
  headers: readonly string[];
  mapping: readonly (string | null)[];
  missing: string[];
  encoding: string;
  delimiter: string;
  headerRow: number;
  titles: readonly string[];
  /** The first rows, as read. */
  sample: { row: number; cells: string[] }[];
  controlTotals: { row: number; found: string; amount: Money | null }[];
  sameAs: { batchId: string; title: string; on: string } | null;
};

export type DraftView = {
  id: string;
  version: number;
  status: "draft" | "awaiting_approval" | "scheduled" | "released" | "deleted";
  title: string;
  referenceId: string | null;
  origin: "grid" | "file" | "repeat";
  sourceAccountId: string | null;
  accounts: { id: string; label: string; verified: boolean }[];
  totals: DraftTotals;
  groups: ProblemGroup[];
  dates: DraftDates;
  yearEnd: { debitYear: number; benefitYear: number; lastReleaseDay: Day } | null;
  limitNotEntered: { year: number; used: Money } | null;
  file: DraftFileView | null;
  sent: { by: string; at: string; note: string | null } | null;
  sentBack: { by: string; reason: string } | null;
  releaseOn: Day | null;
  batchId: string | null;
  preparers: string[];
  updatedAt: string;
};

/** One click that mends a cell. */
export type RowFix = { label: string; change: RowChange };

export type RowProblemView = {
  code: ProblemCode;
  severity: "error" | "warning";
  column: ProblemColumn;
  /** "Amount: expected dollars and cents such as 150.00, found 1,00." */
  words: string;
  fixes: RowFix[];
  /** A warning that a person has seen and kept. */
  kept: boolean;
};

export type DraftRowView = {
  position: number;
  /** The row that a spreadsheet shows, else the position. */
  number: number;
  employee: { id: string; name: string; externalId: string | null; status: string } | null;
  /** What the file said where no employee was found. */
  fileEmployee: string;
  /** "loan:<id>" or "servicer:<id>" */
  allocation: string | null;
  chosenByRule: boolean;
  choices: { value: string; label: string }[];
  amount: Money | null;
  /** The cell as the file had it, where that is not the amount as shown. */
  fileAmount: string | null;
  referenceId: string | null;
  problems: RowProblemView[];
  excluded: boolean;
};

export type DraftRowsPage = { rows: DraftRowView[]; total: number; next: number | null };

export type OpenDraft = {
  id: string;
  title: string;
  status: DraftView["status"];
  origin: DraftView["origin"];
  fileName: string | null;
  payments: number;
  amount: Money;
  errors: number;
  updatedAt: string;
};

export type EmployeeChoice = {
  id: string;
  name: string;
  externalId: string | null;
  email: string | null;
  status: string;
};
