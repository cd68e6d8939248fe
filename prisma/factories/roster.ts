import { readFile } from "node:fs/promises";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dateOfDay } from "@/lib/db/rows";
import type { Day } from "@/lib/domain/days";
import { diffLoans } from "@/lib/domain/files/imports/loans";
import { diffRoster } from "@/lib/domain/files/imports/roster";
import { suggestMapping } from "@/lib/domain/files/mapping";
import type { FileRow } from "@/lib/domain/files/row";
import { type OpenFile, openFile } from "@/lib/files/open";

const demoFile = (name: string): Promise<Uint8Array> => readFile(new URL(`../demo/${name}`, import.meta.url));

const allRows = (file: OpenFile): FileRow[] => [...file.rows()].flat();

const orNull = (day: Day | null | undefined): Date | null => (day ? dateOfDay(day) : null);

/** The demo's employees and loans, read from prisma/demo by our own readers. `take` limits the employees. */
export async function importDemoRoster(businessId: string, domain: string, take = Infinity): Promise<void> {
  const { now } = await readBusinessDay(businessId);
  const people = openFile(await demoFile("employees.csv"), "roster");
  const roster = diffRoster([], allRows(people), suggestMapping("roster", people.header.names).mapping);
  await prisma.borrower.createMany({
    data: roster.added.slice(0, take).map(({ record }) => ({
      businessId,
      externalId: record.externalId,
      firstName: record.firstName,
      lastName: record.lastName,
      email: record.email ? record.email.replace(/@.*/, `@${domain}`) : null,
      hireDate: orNull(record.hireDate),
      employmentStatus: record.employmentStatus ?? "active",
      state: record.state ?? null,
      department: record.department ?? null,
      createdAt: now,
      updatedAt: now,
    })),
  });
  const employees = await prisma.borrower.findMany({
    where: { businessId },
    select: { id: true, externalId: true },
  });
  const servicers = await prisma.servicer.findMany({ select: { id: true, name: true, aliases: true } });
  const file = openFile(await demoFile("loans.csv"), "loans");
  const loans = diffLoans([], allRows(file), suggestMapping("loans", file.header.names).mapping, {
    employees,
    servicers,
  });
  await prisma.loan.createMany({
    data: loans.added.map(({ record }) => ({
      businessId,
      borrowerId: record.employeeId,
      servicerId: record.servicerId,
      accountNumber: record.accountNumber,
      loanType: record.type,
      statusCode: record.status,
      outstandingPrincipal: record.principal,
      outstandingInterest: record.interest,
      interestRate: record.rate,
      originationDate: dateOfDay(record.originationDate),
      monthlyPayment: record.monthlyPayment ?? null,
      attestedBy: "employer_file",
      createdAt: now,
      updatedAt: now,
    })),
  });
}
