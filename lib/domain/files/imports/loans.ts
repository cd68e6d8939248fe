import type { Day } from "../../days";
import { LOAN_STATUS_CODES, type LoanStatusCode, parseLoanStatus } from "../../loans/loan-status";
import { LOAN_TYPES, type LoanType, parseLoanType } from "../../loans/loan-types";
import type { Money } from "../../money";
import { fold } from "../../payments/roster";
import type { Mapping } from "../mapping";
import type { FileRow } from "../row";
import { Cells } from "./cells";
import { changesBetween, type FieldChange } from "./changes";
import type { ImportProblem } from "./problems";

export type LoanRecord = {
  employeeId: string;
  servicerId: string;
  accountNumber: string;
  type: LoanType;
  originationDate: Day;
  status: LoanStatusCode;
  principal: Money;
  interest: Money;
  /** Percent as text with at least two places: "5.50". */
  rate: string;
  monthlyPayment?: Money | null | undefined;
};

export type CurrentLoan = Required<LoanRecord> & { id: string };

export type LoansDiff = {
  added: readonly { row: number; record: LoanRecord }[];
  changed: readonly {
    row: number;
    id: string;
    record: LoanRecord;
    changes: readonly FieldChange<keyof LoanRecord>[];
  }[];
  /** Known and not in the file; one that stands in a wrong row is not gone. */
  removed: readonly CurrentLoan[];
  unchanged: number;
  wrong: readonly ImportProblem[];
};

/** Whom and what a loans file may name. Ids and names are compared without case. */
export type LoanParties = {
  employees: readonly { id: string; externalId: string | null }[];
  servicers: readonly { id: string; name: string; aliases: readonly string[] }[];
};

export type LoanFinders = {
  employeeId: (text: string) => string | null;
  servicerId: (text: string) => string | null;
};

const plain = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, "");

/** Servicers by name or alias, without case and signs. */
export function servicerFinder(servicers: LoanParties["servicers"]): LoanFinders["servicerId"] {
  const names = new Map<string, string>();
  for (const { id, aliases } of servicers) for (const alias of aliases) names.set(plain(alias), id);
  // A servicer's own name goes before anybody's alias.
  for (const { id, name } of servicers) names.set(plain(name), id);
  return (text) => names.get(plain(text)) ?? null;
}

export function loanFinders({ employees, servicers }: LoanParties): LoanFinders {
  const exact = new Map<string, string>();
  const folded = new Map<string, string | null>();
  for (const { id, externalId } of employees) {
    if (externalId === null) continue;
    exact.set(externalId, id);
    folded.set(fold(externalId), folded.has(fold(externalId)) ? null : id);
  }
  const servicerId = servicerFinder(servicers);
  return {
    employeeId: (text) => exact.get(text) ?? folded.get(fold(text)) ?? null,
    servicerId,
  };
}

const RATE = /^\d{1,2}(\.\d{1,3})?$/;

/** "5.5 %" → "5.50"; at most three places, as stored. */
function rateIn(text: string): string | null {
  const bare = text.replace(/\s*%$/, "");
  if (!RATE.test(bare)) return null;
  const [whole = "", places = ""] = bare.split(".");
  return `${whole.replace(/^0(?=\d)/, "")}.${places.replace(/0+$/, "").padEnd(2, "0")}`;
}

type LoanCells = Cells<"loans">;

/** Reads a field that every loan needs. */
function needed<T>(
  cells: LoanCells,
  field: Parameters<LoanCells["required"]>[0],
  value: T | null | undefined,
): T | null {
  if (value !== undefined && value !== null) return value;
  if (cells.raw(field) === "") cells.complain(field, { code: "blank" });
  return null;
}

/** One row of a loans file; `record` is null where it cannot be applied. All problems of the row are told. */
export function readLoanRow(
  file: FileRow,
  mapping: Mapping<"loans">,
  find: LoanFinders,
): { row: number; record: LoanRecord | null; named: string; problems: readonly ImportProblem[] } {
  const cells: LoanCells = new Cells(file, mapping);
  const read = {
    employeeId: needed(
      cells,
      "employeeId",
      cells.read("employeeId", find.employeeId, { code: "unknown_employee" }),
    ),
    servicerId: needed(
      cells,
      "servicer",
      cells.read("servicer", find.servicerId, { code: "unknown_servicer" }),
    ),
    accountNumber: cells.required("loanNumber"),
    type: needed(
      cells,
      "loanType",
      cells.read("loanType", parseLoanType, { code: "unknown_word", expected: LOAN_TYPES }),
    ),
    status: needed(
      cells,
      "status",
      cells.read("status", (text) => parseLoanStatus(text)?.code, {
        code: "unknown_word",
        expected: LOAN_STATUS_CODES,
      }),
    ),
    principal: needed(cells, "principal", cells.money("principal")),
    interest: needed(cells, "interest", cells.money("interest")),
    rate: needed(cells, "rate", cells.read("rate", rateIn, { code: "bad_rate" })),
    originationDate: needed(cells, "originationDate", cells.day("originationDate")),
    monthlyPayment: cells.money("monthlyPayment"),
  };
  const { problems, row } = cells;
  const record = problems.length === 0 ? completeRecord(read) : null;
  return { row, record, named: numberKey(read), problems };
}

const numberKey = (loan: { employeeId: string | null; accountNumber: string }): string =>
  `${loan.employeeId ?? ""}|${loan.accountNumber}`;

type Nullable<T> = { [F in keyof T]: T[F] | null };

function completeRecord(read: Nullable<Required<LoanRecord>>): LoanRecord | null {
  const { employeeId, servicerId, accountNumber, type, originationDate, status, principal, interest, rate } =
    read;
  if (employeeId === null || servicerId === null || accountNumber === null || type === null) return null;
  if (originationDate === null || status === null || principal === null || interest === null || rate === null)
    return null;
  const { monthlyPayment } = read;
  return {
    employeeId,
    servicerId,
    accountNumber,
    type,
    originationDate,
    status,
    principal,
    interest,
    rate,
    monthlyPayment,
  };
}

/** A loan is known by these five; a number alone may stand on several loans (rules 4). */
export const loanKey = (
  loan: Pick<LoanRecord, "employeeId" | "servicerId" | "accountNumber" | "type" | "originationDate">,
): string =>
  [loan.employeeId, loan.servicerId, loan.accountNumber, loan.type, loan.originationDate].join("|");

/** What a file may change of a loan; the rest of its columns say which loan is meant. */
export const LOAN_FIELDS = [
  "status",
  "principal",
  "interest",
  "rate",
  "monthlyPayment",
] as const satisfies readonly (keyof LoanRecord)[];

/** What applying the file would do to the loans: each change field by field, nothing applied. */
export function diffLoans(
  current: readonly CurrentLoan[],
  rows: Iterable<FileRow>,
  mapping: Mapping<"loans">,
  parties: LoanParties,
): LoansDiff {
  const find = loanFinders(parties);
  const known = new Map(current.map((loan) => [loanKey(loan), loan]));
  const added: LoansDiff["added"][number][] = [];
  const changed: LoansDiff["changed"][number][] = [];
  const wrong: ImportProblem[] = [];
  const firstRows = new Map<string, number>();
  const namedWrongly = new Set<string>();
  let unchanged = 0;
  for (const file of rows) {
    const { row, record, named, problems } = readLoanRow(file, mapping, find);
    wrong.push(...problems);
    if (record === null) {
      namedWrongly.add(named);
      continue;
    }
    const key = loanKey(record);
    const firstRow = firstRows.get(key);
    if (firstRow !== undefined) {
      wrong.push({ code: "twice", row, column: "loanNumber", found: record.accountNumber, firstRow });
      continue;
    }
    firstRows.set(key, row);
    const loan = known.get(key);
    if (loan === undefined) {
      added.push({ row, record });
      continue;
    }
    const changes = changesBetween(LOAN_FIELDS, loan, record);
    if (changes.length === 0) unchanged += 1;
    else changed.push({ row, id: loan.id, record, changes });
  }
  const removed = current.filter(
    (loan) => !firstRows.has(loanKey(loan)) && !namedWrongly.has(numberKey(loan)),
  );
  return { added, changed, removed, unchanged, wrong };
}
