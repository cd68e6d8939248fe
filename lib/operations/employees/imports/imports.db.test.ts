import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { exportEmployees } from "@/lib/queries/employees/export-employees";
import {
  ANA,
  applied,
  BO,
  emptyBusiness,
  preview,
  roster,
  rosterFile,
  seen,
} from "@/prisma/testing/roster-files";
import { addEmployee } from "../add-employee";
import { applyImport } from "./apply-import";

const demo = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../../prisma/demo/${name}`, import.meta.url));

describe("the demo's files", () => {
  it("give 240 employees and 538 loans, and a second time no change", async () => {
    const { admin, businessId } = await emptyBusiness();
    const people = await preview(admin, { bytes: await demo("employees.csv") });
    expect(people.counts).toMatchObject({ added: 240, changed: 0, removed: 0, problems: 0 });
    expect(await prisma.borrower.count({ where: { businessId } })).toBe(0);
    await applyImport(admin, { id: people.id, removals: "" });
    expect(await prisma.borrower.count({ where: { businessId } })).toBe(240);
    const loans = await preview(admin, { kind: "loans", bytes: await demo("loans.csv") });
    expect(loans.counts).toMatchObject({ added: 538, problems: 0 });
    await applyImport(admin, { id: loans.id, removals: "" });
    expect(await prisma.loan.count({ where: { businessId, attestedBy: "employer_file" } })).toBe(538);
    const peopleAgain = await preview(admin, { bytes: await demo("employees.csv") });
    expect(peopleAgain.id).not.toBe(people.id);
    expect(peopleAgain.counts).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 240 });
    const loansAgain = await preview(admin, { kind: "loans", bytes: await demo("loans.csv") });
    expect(loansAgain.counts).toMatchObject({ added: 0, changed: 0, unchanged: 538 });
    await expect(applyImport(admin, { id: loansAgain.id, removals: "" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("are dated by the business's clock, like an employee added by hand", async () => {
    const { admin, owner, businessId } = await emptyBusiness();
    const { now } = await readBusinessDay(businessId);
    for (const kind of ["roster", "loans"] as const) {
      const bytes = await demo(kind === "roster" ? "employees.csv" : "loans.csv");
      const { id } = await preview(admin, { kind, bytes });
      await applyImport(admin, { id, removals: "" });
    }
    await addEmployee(owner, {
      externalId: "BY-HAND",
      firstName: "Cy",
      lastName: "Clay",
      email: null,
      hireDate: null,
      employmentStatus: "active",
      state: null,
      department: null,
    });
    const otherwise = { businessId, NOT: { createdAt: now, updatedAt: now } };
    expect(await prisma.borrower.count({ where: otherwise })).toBe(0);
    expect(await prisma.loan.count({ where: otherwise })).toBe(0);
  });

  it("come back from the export unchanged", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, new TextDecoder().decode(await demo("employees.csv")));
    const ids = await prisma.borrower.findMany({ where: { businessId }, take: 2, select: { id: true } });
    await prisma.externalBenefit.create({
      data: { businessId, borrowerId: ids[0]?.id ?? "", year: 2026, amount: "1000.00" },
    });
    await prisma.borrower.update({
      where: { businessId_id: { businessId, id: ids[1]?.id ?? "" } },
      data: { firstName: "=SUM(A1)", department: 'a "b", c', email: null },
    });
    const csv = await new Response((await exportEmployees(admin, {})).body).text();
    expect(csv).toContain("'=SUM(A1)");
    const again = await preview(admin, { text: csv });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, removed: 0, problems: 0, unchanged: 240 });
  });
});

describe("a roster file", () => {
  it("shows one changed cell before and after, and changes it alone", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const { id, counts, lines } = await preview(admin, {
      text: rosterFile(ANA.replace("Sales", "Legal"), BO),
    });
    expect(counts).toMatchObject({ added: 0, changed: 1, removed: 0, unchanged: 1 });
    expect(lines).toMatchObject([
      { row: 2, who: "Ana Ortiz, E1", changes: [["department", "Sales", "Legal"]] },
    ]);
    await applyImport(admin, { id, removals: "" });
    expect((await roster(businessId)).map((row) => row.department)).toEqual(["Legal", "Sales"]);
    const done = await seen(admin, id);
    expect(done).toMatchObject({ status: "applied", doneBy: admin.name, counts: { changed: 1 } });
    expect(
      await prisma.activity.findFirst({ where: { businessId, subjectId: id, kind: "roster.imported" } }),
    ).toMatchObject({ actorName: admin.name, data: { changed: 1 } });
  });

  it("terminates those it lacks only when their number was typed", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const { id, counts } = await preview(admin, { text: rosterFile(ANA) });
    expect(counts.removed).toBe(1);
    for (const removals of ["", "2", "one"]) {
      await expect(applyImport(admin, { id, removals })).rejects.toMatchObject({
        code: "invalid",
        problems: [{ path: "removals" }],
      });
    }
    expect((await roster(businessId)).map((row) => row.employmentStatus)).toEqual(["active", "active"]);
    await applyImport(admin, { id, removals: "1" });
    expect((await roster(businessId)).map((row) => row.employmentStatus)).toEqual(["active", "terminated"]);
    expect((await preview(admin, { text: rosterFile(ANA) })).counts).toMatchObject({
      removed: 0,
      changed: 0,
    });
  });

  it("removes nobody where it holds changes only", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const { id, counts } = await preview(admin, {
      text: rosterFile(ANA.replace("active", "leave")),
      changesOnly: true,
    });
    expect(counts).toMatchObject({ changed: 1, removed: 0 });
    await applyImport(admin, { id, removals: "" });
    expect((await roster(businessId)).map((row) => row.employmentStatus)).toEqual(["leave", "active"]);
  });

  it("leaves wrong rows out, neither changing nor removing whom they name", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const text = rosterFile(ANA.replace("ana@x.example", "ana at x"), BO.replace("Sales", "Legal"));
    const { id, counts } = await preview(admin, { text });
    expect(counts).toMatchObject({ changed: 1, removed: 0, wrongRows: 1, problems: 1 });
    const { wrong } = await seen(admin, id, "wrong");
    expect(wrong).toMatchObject([
      { row: 2, column: "work_email", words: "expected an e-mail address, found ana at x." },
    ]);
    await applyImport(admin, { id, removals: "" });
    expect((await roster(businessId)).map((row) => row.department)).toEqual(["Sales", "Legal"]);
  });

  it("enters and takes away what was had elsewhere this year", async () => {
    const { admin, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(`${ANA}1000.00`, BO));
    const benefits = () => prisma.externalBenefit.findMany({ where: { businessId } });
    expect(await benefits()).toMatchObject([{ year: 2026 }]);
    await applied(admin, rosterFile(`${ANA}250.00`, `${BO}75.50`));
    expect((await benefits()).map(({ amount }) => amount.toFixed(2)).sort()).toEqual(["250.00", "75.50"]);
    await applied(admin, rosterFile(ANA, `${BO}75.50`));
    expect((await benefits()).map(({ amount }) => amount.toFixed(2))).toEqual(["75.50"]);
  });

  it("is refused as a whole where a needed column is missing, and nothing is stored", async () => {
    const { admin, businessId } = await emptyBusiness();
    await expect(preview(admin, { text: "external_id,first_name\nE1,Ana" })).rejects.toThrow(/Last name/);
    expect(await prisma.fileImport.count({ where: { businessId } })).toBe(0);
  });
});
