import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { chooseStanding } from "@/lib/operations/employees/choose-standing";
import { setExternalBenefit } from "@/lib/operations/employees/set-external-benefit";
import { changeEmployee } from "@/lib/operations/employees/change-employee";
import { money } from "@/lib/domain/money";
import { employeeListQuery } from "@/lib/schemas/employees/employee";
import { makeBatch, makeEmployee, makePayroll } from "@/prisma/factories/payroll";
import { exportEmployees } from "./export-employees";
import { getEmployee } from "./get-employee";
import { listEmployees } from "./list-employees";

const list = (actor: UserActor, query: Record<string, string> = {}) =>
  listEmployees(actor, employeeListQuery.parse(query));

const ids = (view: Awaited<ReturnType<typeof list>>) => view.rows.map(({ externalId }) => externalId);

async function seen(actor: UserActor, id: string) {
  const view = await getEmployee(actor, { id });
  if (!view) throw new Error("the employee is not there");
  return view;
}

async function person(businessId: string, externalId: string, more: Record<string, string> = {}) {
  const names = { firstName: "Ana", lastName: "Ortiz", ...more };
  return prisma.borrower.create({ data: { businessId, externalId, ...names } });
}

describe("the roster", () => {
  it("shows every employee once, forwards and back again", async () => {
    const { viewer, businessId } = await makePayroll(day("2026-11-23"));
    for (let n = 0; n < 120; n++)
      await person(businessId, `E${n}`, n % 3 === 0 ? { lastName: `Berg${n % 9}` } : {});
    const pages = [await list(viewer)];
    for (let next = pages[0]?.after; next; next = pages.at(-1)?.after) {
      pages.push(await list(viewer, { after: next }));
    }
    expect(pages.map((page) => page.rows.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flatMap(ids)).size).toBe(120);
    expect(pages[0]).toMatchObject({ total: 120, before: null });
    const back = await list(viewer, { before: pages[2]?.before ?? "" });
    expect(ids(back)).toEqual(pages[1] && ids(pages[1]));
    const first = await list(viewer, { before: back.before ?? "" });
    expect(ids(first)).toEqual(pages[0] && ids(pages[0]));
    expect(first.before).toBeNull();
  });

  it("is searched by name, id and e-mail, and what was typed is no pattern", async () => {
    const { viewer, businessId } = await makePayroll(day("2026-11-23"));
    await person(businessId, "E7", { firstName: "Chloé", lastName: "Novák", email: "cn@x.example" });
    await person(businessId, "A_1", { firstName: "Bo", lastName: "Berg" });
    await person(businessId, "AB1", { firstName: "Cy", lastName: "Clay" });
    const found = async (q: string) => ids(await list(viewer, { q }));
    expect(await found("nová")).toEqual(["E7"]);
    expect(await found("novák chloé")).toEqual(["E7"]);
    expect(await found("CN@X")).toEqual(["E7"]);
    expect(await found("a_1")).toEqual(["A_1"]);
    expect(await found("%")).toEqual([]);
    expect(await found("\0")).toHaveLength(3);
  });

  it("is filtered by status, servicer, department and what needs a look", async () => {
    const { viewer, businessId } = await makePayroll(day("2026-11-23"));
    const paid = await makeEmployee(businessId);
    await makeEmployee(businessId, { status: "DU" });
    await person(businessId, "none", { department: "Legal", employmentStatus: "leave" });
    const externalId = async (id: string) =>
      (await prisma.borrower.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })).externalId;
    const found = async (query: Record<string, string>) => ids(await list(viewer, query));
    expect(await found({ status: "leave" })).toEqual(["none"]);
    expect(await found({ department: "Legal" })).toEqual(["none"]);
    expect(await found({ servicer: paid.servicerId })).toHaveLength(2);
    expect(await found({ attention: "no_payable_loan" })).toHaveLength(2);
    expect(await found({ attention: "no_payable_loan", servicer: paid.servicerId })).toHaveLength(1);
    const near = { attention: "near_limit" };
    await prisma.externalBenefit.create({
      data: { businessId, borrowerId: paid.id, year: 2026, amount: "4199.99" },
    });
    expect(await found(near)).toEqual([]);
    await prisma.externalBenefit.updateMany({ where: { businessId }, data: { amount: "4200.00" } });
    expect(await found(near)).toEqual([await externalId(paid.id)]);
    expect((await list(viewer, near)).total).toBe(1);
    expect(await found({ status: "nonsense", servicer: "x", after: "y" })).toHaveLength(3);
  });

  it("is another business's to nobody, list, export and employee", async () => {
    const [here, there] = [await makePayroll(day("2026-11-23")), await makePayroll(day("2026-11-23"))];
    const employee = await makeEmployee(here.businessId);
    expect((await list(there.owner)).total).toBe(0);
    const csv = await new Response((await exportEmployees(there.owner, {})).body).text();
    expect(csv.trimEnd().split("\n")).toHaveLength(1);
    expect(await getEmployee(there.owner, { id: employee.id })).toBeNull();
    expect(await getEmployee(there.owner, { id: "x" })).toBeNull();
    await expect(
      setExternalBenefit(there.owner, { id: employee.id, year: 2026, amount: money("1.00") }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      chooseStanding(here.owner, { id: employee.id, choice: { type: "loan", id: there.accountId } }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("an employee", () => {
  it("shows the year's tax-free room, payments with their batch, and what came of a change", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId, admin, viewer } = payroll;
    const to = await makeEmployee(businessId);
    const batchId = await makeBatch(payroll, [{ to, amount: "1500.00" }]);
    await setExternalBenefit(admin, { id: to.id, year: 2026, amount: money("1000.00") });
    await chooseStanding(admin, { id: to.id, choice: { type: "loan", id: to.loanId } });
    const view = await seen(viewer, to.id);
    expect(view.meter).toMatchObject({
      year: 2026,
      limit: "5250.00",
      used: "1500.00",
      external: "1000.00",
      room: "2750.00",
      taxable: "0.00",
      nearLimit: false,
    });
    expect(view.payments).toMatchObject([
      { batchId, amount: "1500.00", taxFree: "1500.00", status: "pending" },
    ]);
    expect(view.standing).toEqual({ type: "loan", id: to.loanId });
    expect(view.activity[0]?.changes).toEqual([
      expect.stringContaining("Payments without a loan number: Nelnet"),
    ]);
    expect(view.activity[1]?.changes).toEqual([
      "Educational assistance elsewhere in 2026: $0.00 → $1,000.00",
    ]);
    expect((await list(viewer)).rows[0]).toMatchObject({
      loans: 1,
      paidThisYear: "1500.00",
      room: "2750.00",
    });
  });

  it("has balances only where the employer brought them or the employee shared them", async () => {
    const { businessId, viewer } = await makePayroll(day("2026-11-23"));
    const { id, loanId } = await makeEmployee(businessId);
    const balances = async () => (await seen(viewer, id)).servicers[0]?.loans[0]?.balances;
    const where = { businessId_id: { businessId, id: loanId } };
    await prisma.loan.update({ where, data: { attestedBy: "employer_file" } });
    expect(await balances()).toMatchObject({ principal: "20000.00" });
    await prisma.loan.update({ where, data: { attestedBy: "nexus" } });
    expect(await balances()).toBeNull();
    await prisma.borrower.update({
      where: { businessId_id: { businessId, id } },
      data: { sharesBalances: true },
    });
    expect(await balances()).toMatchObject({ principal: "20000.00" });
  });

  it("is changed by those who may, and keeps an id of their own", async () => {
    const { businessId, admin, viewer } = await makePayroll(day("2026-11-23"));
    const [one] = [await person(businessId, "E-1"), await person(businessId, "E-2")];
    const fields = {
      id: one.id,
      externalId: "E-1",
      firstName: "Ana",
      lastName: "Ruiz",
      email: null,
      hireDate: day("2026-01-05"),
      employmentStatus: "leave",
      state: null,
      department: null,
    } as const;
    await expect(changeEmployee(viewer, fields)).rejects.toMatchObject({ code: "forbidden" });
    await changeEmployee(admin, fields);
    await changeEmployee(admin, fields);
    const view = await seen(viewer, one.id);
    expect(view).toMatchObject({ lastName: "Ruiz", status: "leave", hireDate: "2026-01-05" });
    expect(view.activity.map(({ changes }) => changes)).toEqual([
      ["Last name: Ortiz → Ruiz", "Hire date: nothing → 2026-01-05", "Employment status: Active → On leave"],
    ]);
    await expect(changeEmployee(admin, { ...fields, externalId: "E-2" })).rejects.toMatchObject({
      code: "conflict",
      problems: [{ path: "externalId" }],
    });
  });
});
