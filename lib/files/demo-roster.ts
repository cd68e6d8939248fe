import { readFile } from "node:fs/promises";
import { diffLoans } from "@/lib/domain/files/imports/loans";
import { diffRoster } from "@/lib/domain/files/imports/roster";
import { suggestMapping } from "@/lib/domain/files/mapping";
import type { FileRow } from "@/lib/domain/files/row";
import { ZERO } from "@/lib/domain/money";
import { buildRoster, type Roster } from "@/lib/domain/payments/roster";
import { type OpenFile, openFile } from "./open";

/** For tests: the demo's files read by our own readers, so that the samples and the imports prove each other. */
export const demoBytes = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../prisma/demo/${name}`, import.meta.url));

export const allRows = (file: OpenFile): FileRow[] => [...file.rows()].flat();

const NAMES = [
  "Aidvantage",
  "CRI",
  "College Ave",
  "ECSI",
  "Edfinancial",
  "MOHELA",
  "Nelnet",
  "Sallie Mae",
  "SoFi",
];
export const demoServicers = NAMES.map((name) => ({ id: `servicer:${name}`, name, aliases: [] }));

/** Nothing is on its way yet. Ids tell what they are: `loan:33`, `employee:E10002`. */
export async function demoRoster(): Promise<Roster> {
  const people = openFile(await demoBytes("employees.csv"), "roster");
  const peopleMapping = suggestMapping("roster", people.header.names).mapping;
  const employees = diffRoster([], allRows(people), peopleMapping).added.map(({ record }) => ({
    id: `employee:${record.externalId}`,
    externalId: record.externalId,
    firstName: record.firstName,
    lastName: record.lastName,
    email: record.email ?? null,
    status: record.employmentStatus ?? ("active" as const),
    standing: null,
  }));
  const file = openFile(await demoBytes("loans.csv"), "loans");
  const loansMapping = suggestMapping("loans", file.header.names).mapping;
  const parties = { employees, servicers: demoServicers };
  const loans = diffLoans([], allRows(file), loansMapping, parties).added.map(({ row, record }) => ({
    ...record,
    id: `loan:${row}`,
    servicerName: record.servicerId.replace("servicer:", ""),
    onTheWay: ZERO,
  }));
  return buildRoster({ employees, loans });
}
