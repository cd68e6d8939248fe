import type { AnyField } from "../files/fields";
import type { FieldChange } from "../files/imports/changes";
import { type CurrentLoan, LOAN_FIELDS, type LoanRecord, type LoansDiff } from "../files/imports/loans";
import type { ImportProblem } from "../files/imports/problems";
import type { CurrentEmployee, RosterDiff, RosterRecord } from "../files/imports/roster";
import { loanName } from "../loans/loan-name";

/** A field's value before and after, as stored: short, for a preview of 50,000 rows holds ten of them a row. */
export type CellChange = readonly [field: AnyField, before: string | null, after: string | null];

/** A record that the file adds, changes or leaves out, as people are shown it. */
export type PlanLine = {
  /** The row that a spreadsheet shows; null where the record is not in the file. */
  row: number | null;
  /** Of the employee concerned; null for one who is new. */
  employeeId: string | null;
  who: string;
  /** Which loan, where the line is about one. */
  loan: string | null;
  changes: readonly CellChange[];
};

/** All that applying a file would do. `removed` stands for employees only: a loan that a file lacks is left alone (rules 4). */
export type ImportPlan = {
  added: readonly PlanLine[];
  changed: readonly PlanLine[];
  removed: readonly PlanLine[];
  wrong: readonly ImportProblem[];
  unchanged: number;
};

export const planTabs = ["added", "changed", "removed", "wrong"] as const;
export type PlanTab = (typeof planTabs)[number];

export type PlanCounts = {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  /** Rows, of which each may be wrong in several ways. */
  wrongRows: number;
  problems: number;
};

export const countsOf = (plan: ImportPlan): PlanCounts => ({
  added: plan.added.length,
  changed: plan.changed.length,
  removed: plan.removed.length,
  unchanged: plan.unchanged,
  wrongRows: new Set(plan.wrong.map(({ row }) => row)).size,
  problems: plan.wrong.length,
});

/** How many records applying it would write. */
export const writesOf = (counts: PlanCounts): number => counts.added + counts.changed + counts.removed;

type Named = { firstName: string; lastName: string; externalId: string | null };

export const nameWithId = ({ firstName, lastName, externalId }: Named): string =>
  externalId === null ? `${firstName} ${lastName}` : `${firstName} ${lastName}, ${externalId}`;

const fileField = (field: keyof RosterRecord): AnyField => (field === "externalId" ? "employeeId" : field);

const ROSTER_FIELDS = [
  "email",
  "hireDate",
  "employmentStatus",
  "state",
  "department",
  "external127Ytd",
] as const satisfies readonly (keyof RosterRecord)[];

const given = <F extends string>(
  fields: readonly F[],
  record: Partial<Record<F, string | null | undefined>>,
): [field: F, before: null, after: string][] =>
  fields.flatMap((field): [F, null, string][] => {
    const value = record[field];
    return value === undefined || value === null ? [] : [[field, null, value]];
  });

/** `changesOnly`: the file names some employees, so that those it lacks stay. */
export function rosterPlan(
  diff: RosterDiff,
  current: readonly CurrentEmployee[],
  changesOnly: boolean,
): ImportPlan {
  const byId = new Map(current.map((employee) => [employee.id, employee]));
  return {
    added: diff.added.map(({ row, record }) => ({
      row,
      employeeId: null,
      who: nameWithId(record),
      loan: null,
      changes: given(ROSTER_FIELDS, record),
    })),
    changed: diff.changed.map(({ row, id, record, changes }) => ({
      row,
      employeeId: id,
      who: nameWithId(byId.get(id) ?? record),
      loan: null,
      changes: changes.map(({ field, before, after }) => [fileField(field), before, after]),
    })),
    removed: changesOnly
      ? []
      : diff.removed.map((employee) => ({
          row: null,
          employeeId: employee.id,
          who: nameWithId(employee),
          loan: null,
          changes: [["employmentStatus", employee.employmentStatus, "terminated"]],
        })),
    wrong: diff.wrong,
    unchanged: diff.unchanged,
  };
}

export type LoanNames = {
  employees: ReadonlyMap<string, Named>;
  servicers: ReadonlyMap<string, string>;
  /** Loans whose balances the employer may not see: only the status is then shown as it was. */
  hidden: ReadonlySet<string>;
};

function loanLine(
  row: number,
  record: LoanRecord,
  names: LoanNames,
  changes: readonly CellChange[],
): PlanLine {
  const employee = names.employees.get(record.employeeId);
  const servicer = names.servicers.get(record.servicerId) ?? "";
  return {
    row,
    employeeId: record.employeeId,
    who: employee === undefined ? "" : nameWithId(employee),
    loan: `${loanName(servicer, record.accountNumber)}, ${record.type}, ${record.originationDate}`,
    changes,
  };
}

export function loansPlan(diff: LoansDiff, names: LoanNames): ImportPlan {
  const shown = (id: string, { field, before, after }: FieldChange<keyof LoanRecord>): CellChange => [
    // The fields that a loan's diff compares are the file's own; the five that identify it never differ.
    field as AnyField,
    names.hidden.has(id) && field !== "status" ? null : before,
    after,
  ];
  return {
    added: diff.added.map(({ row, record }) => loanLine(row, record, names, given(LOAN_FIELDS, record))),
    changed: diff.changed.map(({ row, id, record, changes }) =>
      loanLine(
        row,
        record,
        names,
        changes.map((change) => shown(id, change)),
      ),
    ),
    removed: [],
    wrong: diff.wrong,
    unchanged: diff.unchanged,
  };
}

/** The record as it will stand: what the file does not say stays. */
export const withRecord = (employee: CurrentEmployee, record: RosterRecord): CurrentEmployee => ({
  ...employee,
  ...definedOnly(record),
});

export const withLoanRecord = (loan: CurrentLoan, record: LoanRecord): CurrentLoan => ({
  ...loan,
  ...definedOnly(record),
});

function definedOnly<R extends object>(record: R): { [K in keyof R]: Exclude<R[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof R]: Exclude<R[K], undefined> }; // undefined was just taken out
}
