import { createHash } from "node:crypto";
import type { BusinessDay } from "@/lib/db/business-day";
import { loadCurrentEmployees } from "@/lib/db/roster/current-employees";
import { loadCurrentLoans, loadLoanParties } from "@/lib/db/roster/loans/current-loans";
import { withdrawInvitations } from "@/lib/db/roster/invitations";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { insertEmployees, terminateEmployees, updateEmployees } from "@/lib/db/roster/write-employees";
import { upsertLoans } from "@/lib/db/roster/loans/write-loans";
import type { Tx } from "@/lib/db/transaction";
import { yearOf } from "@/lib/domain/days";
import {
  countsOf,
  type ImportPlan,
  loansPlan,
  rosterPlan,
  withLoanRecord,
  withRecord,
} from "@/lib/domain/employees/import-plan";
import type { ImportFacts, ImportKind, StoredImport } from "@/lib/domain/employees/stored-import";
import { diffLoans } from "@/lib/domain/files/imports/loans";
import { diffRoster } from "@/lib/domain/files/imports/roster";
import { parseMapping } from "@/lib/domain/files/mapping";
import type { FileRow } from "@/lib/domain/files/row";

/** What a file would do to what is stored now, and how to do just that. Take lockRoster first and write in the same transaction. */
export type LivePlan = { plan: ImportPlan; write: () => Promise<void> };

type Source = {
  business: BusinessDay;
  facts: ImportFacts;
  rows: readonly FileRow[];
};

export function makePlan(tx: Tx, kind: ImportKind, source: Source): Promise<LivePlan> {
  switch (kind) {
    case "roster":
      return planRoster(tx, source);
    case "loans":
      return planLoans(tx, source);
  }
}

const mappingOf = <K extends ImportKind>(kind: K, facts: ImportFacts) => {
  const mapping = parseMapping(kind, facts.mapping, facts.mapping.length);
  if (mapping === null) throw new Error("a stored import lost its mapping");
  return mapping;
};

async function planRoster(tx: Tx, { business, facts, rows }: Source): Promise<LivePlan> {
  const { businessId } = business;
  const year = yearOf(business.today);
  const current = await loadCurrentEmployees(tx, businessId, year);
  const diff = diffRoster(current, rows, mappingOf("roster", facts));
  const plan = rosterPlan(diff, current, facts.changesOnly);
  const write = async () => {
    const byId = new Map(current.map((employee) => [employee.id, employee]));
    const changed = diff.changed.flatMap(({ id, record }) => {
      const employee = byId.get(id);
      return employee ? [withRecord(employee, record)] : [];
    });
    const leaving = facts.changesOnly ? [] : diff.removed.map(({ id }) => id);
    await lockEmployees(tx, businessId, [...changed.map(({ id }) => id), ...leaving]);
    await insertEmployees(
      tx,
      business,
      diff.added.map(({ record }) => record),
    );
    await updateEmployees(tx, businessId, year, changed);
    await terminateEmployees(tx, businessId, leaving);
    await withdrawInvitations(tx, businessId, "outdated");
  };
  return { plan, write };
}

async function planLoans(tx: Tx, { business, facts, rows }: Source): Promise<LivePlan> {
  const { businessId } = business;
  const parties = await loadLoanParties(tx, businessId);
  const { loans, hidden } = await loadCurrentLoans(tx, businessId);
  const diff = diffLoans(loans, rows, mappingOf("loans", facts), parties);
  const plan = loansPlan(diff, {
    employees: new Map(parties.employees.map((employee) => [employee.id, employee])),
    servicers: new Map(parties.servicers.map(({ id, name }) => [id, name])),
    hidden,
  });
  const write = async () => {
    const byId = new Map(loans.map((loan) => [loan.id, loan]));
    const changed = diff.changed.flatMap(({ id, record }) => {
      const loan = byId.get(id);
      return loan ? [withLoanRecord(loan, record)] : [];
    });
    await upsertLoans(tx, business, [...diff.added.map(({ record }) => record), ...changed]);
  };
  return { plan, write };
}

/** The preview as it is kept. */
export function storedImport(facts: ImportFacts, rows: readonly FileRow[], plan: ImportPlan): StoredImport {
  const wrong = new Set(plan.wrong.map(({ row }) => row));
  return {
    facts,
    counts: countsOf(plan),
    digest: digestOf(plan),
    plan,
    rows,
    wrongRows: rows.filter(({ row }) => wrong.has(row)),
  };
}

/** The same for two plans that would write the same and leave out the same. */
export function digestOf({ added, changed, removed, wrong }: ImportPlan): string {
  return createHash("sha256")
    .update(JSON.stringify([added, changed, removed, wrong]))
    .digest("hex");
}
