import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { getImport } from "@/lib/queries/employees/get-import";
import { ANA, applied, BO, emptyBusiness, preview, roster, rosterFile } from "@/prisma/testing/roster-files";
import { addEmployee } from "../add-employee";
import { changeEmployee } from "../change-employee";
import { applyImport } from "./apply-import";
import { discardImport } from "./discard-import";

describe("one file, several times", () => {
  it("is one open preview, five times at once too", async () => {
    const { admin } = await emptyBusiness();
    const text = rosterFile(ANA);
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await preview(admin, { text })).id));
    expect(new Set(ids).size).toBe(1);
  });

  it("and others that add the same employee, all applied at once: one is, the rest are shown anew", async () => {
    const { admin, businessId } = await emptyBusiness();
    const departments = ["Sales", "Legal", "Finance", "Support", "Design", "Quality"];
    const files = departments.map((department) => rosterFile(ANA.replace("Sales", department)));
    const previews = await Promise.all(files.map((text) => preview(admin, { text, changesOnly: true })));
    const answers = await Promise.all(previews.map(({ id }) => applyImport(admin, { id, removals: "" })));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      "applied",
      ...departments.slice(1).map(() => "refreshed"),
    ]);
    expect(await prisma.borrower.count({ where: { businessId } })).toBe(1);
  });

  it("applied twice at once, is applied once and the other is told", async () => {
    const { admin, owner, businessId } = await emptyBusiness();
    const { id } = await preview(admin, { text: rosterFile(ANA, BO) });
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
    const { admin } = await emptyBusiness();
    const first = await preview(admin, { text: rosterFile(ANA) });
    await discardImport(admin, { id: first.id });
    await expect(applyImport(admin, { id: first.id, removals: "" })).rejects.toMatchObject({
      code: "conflict",
    });
    const second = await preview(admin, { text: rosterFile(ANA) });
    expect(second.id).not.toBe(first.id);
  });
});

describe("a roster that changed after the preview", () => {
  it("is compared anew: told, nothing applied, and then applied as shown", async () => {
    const { admin, owner, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const { id, counts } = await preview(admin, { text: rosterFile(ANA) });
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
    const { admin, owner, businessId } = await emptyBusiness();
    await applied(admin, rosterFile(ANA, BO));
    const { id } = await preview(admin, { text: rosterFile(ANA.replace("Sales", "Legal"), BO) });
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
    const { admin, approver, viewer } = await emptyBusiness();
    const { id } = await preview(admin, { text: rosterFile(ANA) });
    for (const actor of [approver, viewer]) {
      await expect(preview(actor, { text: rosterFile(ANA) })).rejects.toMatchObject({ code: "forbidden" });
      await expect(applyImport(actor, { id, removals: "" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(getImport(actor, { id, tab: undefined, page: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(discardImport(actor, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("nobody of another business, and the same ids and bytes there are another roster", async () => {
    const [here, there] = [await emptyBusiness(), await emptyBusiness()];
    const { id } = await preview(here.admin, { text: rosterFile(ANA, BO) });
    await expect(applyImport(there.admin, { id, removals: "" })).rejects.toMatchObject({ code: "not_found" });
    expect(await getImport(there.admin, { id, tab: undefined, page: 1 })).toBeNull();
    await applyImport(here.admin, { id, removals: "" });
    await applied(there.admin, rosterFile(ANA.replace("Ana", "Zoe")));
    expect((await roster(here.businessId)).map((row) => row.firstName)).toEqual(["Ana", "Bo"]);
    expect((await roster(there.businessId)).map((row) => row.firstName)).toEqual(["Zoe"]);
  });
});
