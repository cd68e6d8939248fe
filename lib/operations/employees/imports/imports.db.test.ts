import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { exportEmployees } from "@/lib/queries/employees/export-employees";
import { getImport } from "@/lib/queries/employees/get-import";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { addEmployee } from "../add-employee";
import { changeEmployee } from "../change-employee";
import { applyImport } from "./apply-import";
import { discardImport } from "./discard-import";
import { previewImport, type UploadedFile } from "./preview-import";

const demo = (name: string): Promise<Uint8Array> =>
  readFile(new URL(`../../../../prisma/demo/${name}`, import.meta.url));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const business = (): Promise<Payroll> => makePayroll(day("2026-11-23"));

async function seen(actor: UserActor, id: string, tab?: "wrong") {
  const view = await getImport(actor, { id, tab, page: 1 });
  if (!view) throw new Error("the import is not there");
  return view;
}

async function preview(actor: UserActor, file: Partial<UploadedFile> & { text?: string }) {
  const { id } = await previewImport(actor, {
    kind: file.kind ?? "roster",
    changesOnly: file.changesOnly ?? false,
    fileName: "file.csv",
    bytes: file.bytes ?? bytes(file.text ?? ""),
  });
  return seen(actor, id);
}

const HEADER = "external_id,first_name,last_name,work_email,employment_status,department,external_127_ytd";
const file = (...rows: string[]): string => [HEADER, ...rows].join("\n");
const ANA = "E1,Ana,Ortiz,ana@x.example,active,Sales,";
const BO = "E2,Bo,Berg,bo@x.example,active,Sales,";

async function applied(actor: UserActor, text: string, removals = ""): Promise<void> {
  const { id } = await preview(actor, { text });
  expect(await applyImport(actor, { id, removals })).toMatchObject({ outcome: "applied" });
}

const roster = (businessId: string) =>
  prisma.borrower.findMany({ where: { businessId }, orderBy: { externalId: "asc" } });

describe("the demo's files", () => {
  it("give 240 employees and 538 loans, and a second time no change", async () => {
    const { admin, businessId } = await business();
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

  it("come back from the export unchanged", async () => {
    const { admin, businessId } = await business();
    await applied(admin, new TextDecoder().decode(await demo("employees.csv")));
    const ids = await prisma.borrower.findMany({ where: { businessId }, take: 2, select: { id: true } });
    await prisma.externalBenefit.create({
      data: { businessId, borrowerId: ids[0]?.id ?? "", year: 2026, amount: "1000.00" },
    });
    await prisma.borrower.update({
      where: { businessId_id: { businessId, id: ids[1]?.id ?? "" } },
      data: { firstName: "=SUM(A1)", department: 'a "b", c', email: null },
    });
    const csv = await new Response(await exportEmployees(admin, {})).text();
    expect(csv).toContain("'=SUM(A1)");
    const again = await preview(admin, { text: csv });
    expect(again.counts).toMatchObject({ added: 0, changed: 0, removed: 0, problems: 0, unchanged: 240 });
  });
});

describe("a roster file", () => {
  it("shows one changed cell before and after, and changes it alone", async () => {
    const { admin, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const { id, counts, lines } = await preview(admin, { text: file(ANA.replace("Sales", "Legal"), BO) });
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
    const { admin, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const { id, counts } = await preview(admin, { text: file(ANA) });
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
    expect((await preview(admin, { text: file(ANA) })).counts).toMatchObject({ removed: 0, changed: 0 });
  });

  it("removes nobody where it holds changes only", async () => {
    const { admin, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const { id, counts } = await preview(admin, {
      text: file(ANA.replace("active", "leave")),
      changesOnly: true,
    });
    expect(counts).toMatchObject({ changed: 1, removed: 0 });
    await applyImport(admin, { id, removals: "" });
    expect((await roster(businessId)).map((row) => row.employmentStatus)).toEqual(["leave", "active"]);
  });

  it("leaves wrong rows out, neither changing nor removing whom they name", async () => {
    const { admin, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const text = file(ANA.replace("ana@x.example", "ana at x"), BO.replace("Sales", "Legal"));
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
    const { admin, businessId } = await business();
    await applied(admin, file(`${ANA}1000.00`, BO));
    const benefits = () => prisma.externalBenefit.findMany({ where: { businessId } });
    expect(await benefits()).toMatchObject([{ year: 2026 }]);
    await applied(admin, file(`${ANA}250.00`, `${BO}75.50`));
    expect((await benefits()).map(({ amount }) => amount.toFixed(2)).sort()).toEqual(["250.00", "75.50"]);
    await applied(admin, file(ANA, `${BO}75.50`));
    expect((await benefits()).map(({ amount }) => amount.toFixed(2))).toEqual(["75.50"]);
  });

  it("is refused as a whole where a needed column is missing, and nothing is stored", async () => {
    const { admin, businessId } = await business();
    await expect(preview(admin, { text: "external_id,first_name\nE1,Ana" })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Last name"),
    });
    expect(await prisma.fileImport.count({ where: { businessId } })).toBe(0);
  });
});

describe("one file, several times", () => {
  it("is one open preview, five times at once too", async () => {
    const { admin } = await business();
    const text = file(ANA);
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await preview(admin, { text })).id));
    expect(new Set(ids).size).toBe(1);
  });

  it("applied twice at once, is applied once and the other is told", async () => {
    const { admin, owner, businessId } = await business();
    const { id } = await preview(admin, { text: file(ANA, BO) });
    const both = await Promise.allSettled(
      [admin, owner].map((who) => applyImport(who, { id, removals: "" })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const told = both.find((one) => one.status === "rejected");
    expect(told?.reason).toMatchObject({ code: "conflict" });
    expect(await prisma.borrower.count({ where: { businessId } })).toBe(2);
    expect(await prisma.activity.count({ where: { businessId, kind: "roster.imported" } })).toBe(1);
  });

  it("discarded, is a new preview the next time", async () => {
    const { admin } = await business();
    const first = await preview(admin, { text: file(ANA) });
    await discardImport(admin, { id: first.id });
    await expect(applyImport(admin, { id: first.id, removals: "" })).rejects.toMatchObject({
      code: "conflict",
    });
    const second = await preview(admin, { text: file(ANA) });
    expect(second.id).not.toBe(first.id);
  });
});

describe("a roster that changed after the preview", () => {
  it("is compared anew: told, nothing applied, and then applied as shown", async () => {
    const { admin, owner, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const { id, counts } = await preview(admin, { text: file(ANA) });
    expect(counts.removed).toBe(1);
    await addEmployee(owner, {
      externalId: "E3",
      firstName: "Cy",
      lastName: "Clay",
      email: null,
      hireDate: null,
      employmentStatus: "active",
      state: null,
      department: null,
    });
    expect(await applyImport(admin, { id, removals: "1" })).toMatchObject({
      outcome: "refreshed",
      counts: { removed: 2 },
    });
    expect((await roster(businessId)).map((row) => row.employmentStatus)).toEqual([
      "active",
      "active",
      "active",
    ]);
    expect(await applyImport(admin, { id, removals: "2" })).toMatchObject({ outcome: "applied" });
  });

  it("in what the file does not touch, is no matter", async () => {
    const { admin, owner, businessId } = await business();
    await applied(admin, file(ANA, BO));
    const { id } = await preview(admin, { text: file(ANA.replace("Sales", "Legal"), BO) });
    const bo = (await roster(businessId))[1];
    await changeEmployee(owner, {
      id: bo?.id ?? "",
      externalId: "E2",
      firstName: "Bo",
      lastName: "Berg",
      email: "bo@x.example",
      hireDate: null,
      employmentStatus: "active",
      state: "CA",
      department: "Sales",
    });
    expect(await applyImport(admin, { id, removals: "" })).toMatchObject({ outcome: "applied" });
    expect((await roster(businessId))[1]?.state).toBe("CA");
  });
});

describe("who may", () => {
  it("prepare and apply: owner and admin; others neither", async () => {
    const { admin, approver, viewer } = await business();
    const { id } = await preview(admin, { text: file(ANA) });
    for (const actor of [approver, viewer]) {
      await expect(preview(actor, { text: file(ANA) })).rejects.toMatchObject({ code: "forbidden" });
      await expect(applyImport(actor, { id, removals: "" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(getImport(actor, { id, tab: undefined, page: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(discardImport(actor, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("nobody of another business, and the same ids and bytes there are another roster", async () => {
    const [here, there] = [await business(), await business()];
    const { id } = await preview(here.admin, { text: file(ANA, BO) });
    await expect(applyImport(there.admin, { id, removals: "" })).rejects.toMatchObject({ code: "not_found" });
    expect(await getImport(there.admin, { id, tab: undefined, page: 1 })).toBeNull();
    await applyImport(here.admin, { id, removals: "" });
    await applied(there.admin, file(ANA.replace("Ana", "Zoe")));
    expect((await roster(here.businessId)).map((row) => row.firstName)).toEqual(["Ana", "Bo"]);
    expect((await roster(there.businessId)).map((row) => row.firstName)).toEqual(["Zoe"]);
  });
});
