import { type Day, parseDay } from "../../days";
import { type Money, parseMoney } from "../../money";
import type { AnyField, FieldOf, FileKind } from "../fields";
import { unescapeFormula } from "../formula";
import { columnOf, type Mapping } from "../mapping";
import type { FileRow } from "../row";
import type { ImportProblem } from "./problems";

/** Distributes over the codes, so that each keeps its own data. */
type WithoutPlace<P> = P extends unknown ? Omit<P, "row" | "column" | "found"> : never;
type Complaint = WithoutPlace<ImportProblem>;

/** What the columns of names, ids and departments can hold. */
export const textCharactersMax = 200;

/**
 * Reads the cells of one row and collects what is wrong. A reader gives undefined where the file has no such column, null for an
 * empty cell and for one that cannot be read (which is then among the problems).
 */
export class Cells<K extends FileKind> {
  readonly problems: ImportProblem[] = [];
  readonly row: number;
  readonly #cells: readonly string[];
  readonly #mapping: Mapping<K>;

  constructor(row: FileRow, mapping: Mapping<K>) {
    this.row = row.row;
    this.#cells = row.cells;
    this.#mapping = mapping;
  }

  has(field: FieldOf<K>): boolean {
    return columnOf(this.#mapping, field) !== -1;
  }

  /** As it stands, trimmed and without an export's apostrophe; "" where there is none. */
  raw(field: FieldOf<K>): string {
    const column = columnOf(this.#mapping, field);
    return column === -1 ? "" : unescapeFormula((this.#cells[column] ?? "").trim());
  }

  complain(column: FieldOf<K> & AnyField, complaint: Complaint): null {
    this.problems.push({ row: this.row, column, found: this.raw(column), ...complaint });
    return null;
  }

  text(field: FieldOf<K> & AnyField): string | null | undefined {
    const short = (text: string) => (text.length > textCharactersMax ? null : text);
    return this.read(field, short, { code: "too_long", charactersMax: textCharactersMax });
  }

  /** A field that every row needs; "" where it is missing, which is then a problem. */
  required(field: FieldOf<K> & AnyField): string {
    if (this.raw(field) === "") this.complain(field, { code: "blank" });
    return this.text(field) ?? "";
  }

  /** What `of` makes of the text; where it makes nothing of it, `otherwise` is among the problems. */
  read<T>(
    field: FieldOf<K> & AnyField,
    of: (text: string) => T | null | undefined,
    otherwise: Complaint,
  ): T | null | undefined {
    if (!this.has(field)) return undefined;
    const text = this.raw(field);
    return text === "" ? null : (of(text) ?? this.complain(field, otherwise));
  }

  day(field: FieldOf<K> & AnyField): Day | null | undefined {
    return this.read(field, dayIn, { code: "bad_day" });
  }

  money(field: FieldOf<K> & AnyField): Money | null | undefined {
    return this.read(field, moneyIn, { code: "bad_amount" });
  }
}

const AMERICAN_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** 2026-11-23, or month first as American files have it. */
function dayIn(text: string): Day | null {
  const [, month = "", date = "", year = ""] = AMERICAN_DAY.exec(text) ?? [];
  return parseDay(year === "" ? text : `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
}

const GROUPED = /^\$?(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,2})?$/;

/** A balance: the grammar of a contribution, except that it may be zero. */
const moneyIn = (text: string): Money | null =>
  GROUPED.test(text) ? parseMoney(text.replace(/[$,]/g, "")) : null;
