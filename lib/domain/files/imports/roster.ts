import type { Day } from "../../days";
import type { Money } from "../../money";
import { EMPLOYMENT_STATUSES, type EmploymentStatus, fold } from "../../payments/roster";
import type { Mapping } from "../mapping";
import type { FileRow } from "../row";
import { Cells } from "./cells";
import { type FieldChange, changesBetween } from "./changes";
import type { ImportProblem } from "./problems";

/** What a roster file says of one employee. Undefined: the file has no such column, so it changes nothing. */
export type RosterRecord = {
  externalId: string;
  firstName: string;
  lastName: string;
  email?: string | null | undefined;
  hireDate?: Day | null | undefined;
  employmentStatus?: EmploymentStatus | undefined;
  state?: string | null | undefined;
  department?: string | null | undefined;
  /** §127 benefits from elsewhere in the calendar year. */
  external127Ytd?: Money | null | undefined;
};

export type CurrentEmployee = Required<RosterRecord> & { id: string; employmentStatus: EmploymentStatus };
export type RosterFileRow = { row: number; record: RosterRecord };

export type RosterDiff = {
  added: readonly RosterFileRow[];
  changed: readonly {
    row: number;
    id: string;
    record: RosterRecord;
    changes: readonly FieldChange<keyof RosterRecord>[];
  }[];
  /** On the roster and not in the file; those already terminated are left alone. */
  removed: readonly CurrentEmployee[];
  unchanged: number;
  wrong: readonly ImportProblem[];
};

const STATUS_WORDS: Record<string, EmploymentStatus> = {
  active: "active",
  employed: "active",
  a: "active",
  leave: "leave",
  "on leave": "leave",
  loa: "leave",
  l: "leave",
  terminated: "terminated",
  term: "terminated",
  inactive: "terminated",
  t: "terminated",
};

const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

const STATE = /^[a-z]{2}$/i;

/** One row of a roster file; `record` is null where the row cannot be applied. All problems of the row are told. */
export function readRosterRow(
  file: FileRow,
  mapping: Mapping<"roster">,
): { row: number; externalId: string; record: RosterRecord | null; problems: readonly ImportProblem[] } {
  const cells = new Cells(file, mapping);
  const externalId = cells.required("employeeId");
  const status = cells.read("employmentStatus", (text) => STATUS_WORDS[fold(text)], {
    code: "unknown_word",
    expected: EMPLOYMENT_STATUSES,
  });
  const record: RosterRecord = {
    externalId,
    firstName: cells.required("firstName"),
    lastName: cells.required("lastName"),
    email: cells.read("email", (text) => (EMAIL.test(text) ? text : null), { code: "bad_email" }),
    hireDate: cells.day("hireDate"),
    // An empty status says nothing, so it changes nothing.
    employmentStatus: status ?? undefined,
    state: cells.read("state", (text) => (STATE.test(text) ? text.toUpperCase() : null), {
      code: "bad_state",
    }),
    department: cells.text("department"),
    external127Ytd: cells.money("external127Ytd"),
  };
  const { problems, row } = cells;
  return { row, externalId, record: problems.length === 0 ? record : null, problems };
}

const FIELDS = [
  "externalId",
  "firstName",
  "lastName",
  "email",
  "hireDate",
  "employmentStatus",
  "state",
  "department",
  "external127Ytd",
] as const satisfies readonly (keyof RosterRecord)[];

function indexOf(current: readonly CurrentEmployee[]): (externalId: string) => CurrentEmployee | undefined {
  const exact = new Map(current.map((employee) => [employee.externalId, employee]));
  const folded = new Map<string, CurrentEmployee | null>();
  for (const employee of current) {
    const key = fold(employee.externalId);
    // Two that differ by case only are told apart by their exact ids.
    folded.set(key, folded.has(key) ? null : employee);
  }
  return (externalId) => exact.get(externalId) ?? folded.get(fold(externalId)) ?? undefined;
}

/**
 * What applying the file would do to the roster: each change field by field, nothing applied. A row that is wrong changes nothing
 * and does not count as a removal either.
 */
export function diffRoster(
  current: readonly CurrentEmployee[],
  rows: Iterable<FileRow>,
  mapping: Mapping<"roster">,
): RosterDiff {
  const find = indexOf(current);
  const added: RosterFileRow[] = [];
  const changed: RosterDiff["changed"][number][] = [];
  const wrong: ImportProblem[] = [];
  const named = new Set<string>();
  const firstRows = new Map<string, number>();
  let unchanged = 0;
  for (const file of rows) {
    const { row, externalId, record, problems } = readRosterRow(file, mapping);
    const employee = externalId === "" ? undefined : find(externalId);
    if (employee !== undefined) named.add(employee.id);
    wrong.push(...problems);
    if (record === null) continue;
    const twin = twinOf(record, row, firstRows);
    if (twin !== null) wrong.push(twin);
    else if (employee === undefined) added.push({ row, record });
    else {
      const changes = changesBetween(FIELDS, employee, record);
      if (changes.length === 0) unchanged += 1;
      else changed.push({ row, id: employee.id, record, changes });
    }
  }
  const removed = current.filter(
    ({ id, employmentStatus }) => employmentStatus !== "terminated" && !named.has(id),
  );
  return { added, changed, removed, unchanged, wrong };
}

/** The same id or the same e-mail in an earlier row: one of them is a mistake, and which is not for us to say. */
function twinOf(
  { externalId, email }: RosterRecord,
  row: number,
  firstRows: Map<string, number>,
): ImportProblem | null {
  const keys: [key: string, column: "employeeId" | "email", found: string][] = [
    [`id ${fold(externalId)}`, "employeeId", externalId],
  ];
  if (email) keys.push([`email ${fold(email)}`, "email", email]);
  for (const [key, column, found] of keys) {
    const firstRow = firstRows.get(key);
    if (firstRow !== undefined) return { code: "twice", row, column, found, firstRow };
  }
  for (const [key] of keys) firstRows.set(key, row);
  return null;
}
