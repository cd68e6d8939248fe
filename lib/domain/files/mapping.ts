import {
  type AnyField,
  FIELDS,
  type FieldOf,
  type FileKind,
  foldHeader,
  hintsAt,
  isNameOf,
  requiredFields,
} from "./fields";

/** For each column of the file the field that it holds; null for a column that is not used. */
export type Mapping<K extends FileKind> = readonly (FieldOf<K> | null)[];

export type MappingSuggestion<K extends FileKind> = {
  mapping: Mapping<K>;
  /** Columns (from 0) whose header is not blank and that hold nothing we know. */
  unmapped: readonly number[];
  /** One field of each of these groups is still needed. */
  missing: readonly (readonly FieldOf<K>[])[];
};

/** The fields of a kind, of which each may be given to at most one column. */
export const fieldsOf = <K extends FileKind>(kind: K): readonly FieldOf<K>[] => FIELDS[kind];

const isFieldOf = <K extends FileKind>(kind: K, value: unknown): value is FieldOf<K> =>
  FIELDS[kind].some((field) => field === value);

/** A mapping from storage or from a form; null if it is none for a file of this kind with so many columns. */
export function parseMapping<K extends FileKind>(kind: K, raw: unknown, columns: number): Mapping<K> | null {
  if (!Array.isArray(raw) || raw.length !== columns) return null;
  const mapping: (FieldOf<K> | null)[] = [];
  for (const value of raw as unknown[]) {
    if (value !== null && !isFieldOf(kind, value)) return null;
    if (value !== null && mapping.includes(value)) return null;
    mapping.push(value);
  }
  return mapping;
}

export const columnOf = <K extends FileKind>(mapping: Mapping<K>, field: FieldOf<K>): number =>
  mapping.indexOf(field);

/** The groups of fields (one of each is needed) that no column holds. */
export function missingFields<K extends FileKind>(
  kind: K,
  mapping: Mapping<K>,
): readonly (readonly FieldOf<K>[])[] {
  return requiredFields(kind).filter((group) => !group.some((field) => mapping.includes(field)));
}

function byNames<K extends FileKind>(kind: K, headers: readonly string[]): (FieldOf<K> | null)[] {
  const mapping: (FieldOf<K> | null)[] = headers.map(() => null);
  const folded = headers.map(foldHeader);
  const give = (fits: (field: AnyField, header: string) => boolean, onlyIfSingle: boolean) => {
    for (const field of fieldsOf(kind)) {
      if (mapping.includes(field)) continue;
      const columns = folded.flatMap((header, at) =>
        mapping[at] === null && fits(field, header) ? [at] : [],
      );
      const [column] = columns;
      if (column !== undefined && (columns.length === 1 || !onlyIfSingle)) mapping[column] = field;
    }
  };
  give(isNameOf, false);
  give(hintsAt, true);
  return mapping;
}

/**
 * Which column holds what, by the names of the headers; `remembered`, what a person chose for these very headers before, goes
 * first. A name that stands twice is given to its first column.
 */
export function suggestMapping<K extends FileKind>(
  kind: K,
  headers: readonly string[],
  remembered?: Mapping<K> | null,
): MappingSuggestion<K> {
  const mapping = remembered && remembered.length === headers.length ? remembered : byNames(kind, headers);
  const unmapped = headers.flatMap((header, at) =>
    mapping[at] === null && header.trim() !== "" ? [at] : [],
  );
  return { mapping, unmapped, missing: missingFields(kind, mapping) };
}

/** Read and kept with the row, and nothing is decided by it. */
const NOTES: readonly AnyField[] = ["memo"];

export type ColumnCounts = {
  /** Columns with a name or a use: a file that ends its lines with a separator has an empty one, which nobody means. */
  columns: number;
  understood: number;
  /** Names of the columns that are kept as notes only. */
  notes: readonly string[];
};

/** How many columns of a file Paydown acts on. */
export function countColumns(headers: readonly string[], mapping: readonly (string | null)[]): ColumnCounts {
  const isNote = (at: number) => NOTES.some((note) => note === mapping[at]);
  const meant = headers.flatMap((header, at) => (header.trim() === "" && !mapping[at] ? [] : [at]));
  const used = meant.filter((at) => mapping[at]);
  return {
    columns: meant.length,
    understood: used.filter((at) => !isNote(at)).length,
    notes: used.filter(isNote).map((at) => headers[at]?.trim() || `column ${at + 1}`),
  };
}

/** How well a row does as a header: the number of columns whose names we know. */
export const knownNames = (kind: FileKind, cells: readonly string[]): number =>
  byNames(kind, cells).filter((field) => field !== null).length;
