import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { exportWrongRows } from "@/lib/queries/employees/export-wrong-rows";
import { getImport } from "@/lib/queries/employees/get-import";
import { makeEmployee, makePayroll } from "@/prisma/factories/payroll";
import { applyImport } from "./apply-import";
import { previewImport } from "./preview-import";

const HEADER =
  "external_id,servicer,loan_account_number,loan_type,status,outstanding_principal,outstanding_interest,interest_rate,origination_date,monthly_payment";

async function setUp() {
  const payroll = await makePayroll(day("2026-11-23"));
  const employee = await makeEmployee(payroll.businessId);
  const where = { businessId_id: { businessId: payroll.businessId, id: employee.loanId } };
  const loan = await prisma.loan.findUniqueOrThrow({ where, include: { borrower: true } });
  const row = (principal: string, status = "RP", servicer = "Nelnet Servicing") =>
    [
      loan.borrower.externalId,
      servicer,
      loan.accountNumber,
      loan.loanType,
      status,
      principal,
      loan.outstandingInterest.toFixed(2),
      "5.50",
      loan.originationDate.toISOString().slice(0, 10),
      "",
    ].join(",");
  const read = async (...rows: string[]) => {
    const bytes = new TextEncoder().encode([HEADER, ...rows].join("\n"));
    const file = { kind: "loans", changesOnly: false, fileName: "loans.csv", bytes } as const;
    return (await previewImport(payroll.admin, file)).id;
  };
  const view = async (id: string, tab?: "wrong") => {
    const found = await getImport(payroll.admin, { id, tab, page: 1 });
    if (!found) throw new Error("the import is not there");
    return found;
  };
  return { ...payroll, employee, loan, where, row, read, view };
}

it("updates status and balances of a known loan, its servicer named by an alias", async () => {
  const { admin, businessId, row, read, view, where } = await setUp();
  const id = await read(row("1234.50", "PF"));
  expect((await view(id)).counts).toMatchObject({ added: 0, changed: 1, removed: 0, problems: 0 });
  await applyImport(admin, { id, removals: "" });
  const loan = await prisma.loan.findUniqueOrThrow({ where });
  expect([loan.statusCode, loan.outstandingPrincipal.toFixed(2)]).toEqual(["PF", "1234.50"]);
  expect(await prisma.loan.count({ where: { businessId } })).toBe(1);
});

it("leaves loans alone that it lacks", async () => {
  const { admin, businessId, loan, read, view } = await setUp();
  const other = await makeEmployee(businessId);
  const { externalId } = await prisma.borrower.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: other.id } },
  });
  const id = await read(`${externalId},MOHELA,77001,Private Education,RP,10.00,0.00,5.5,2020-01-01,`);
  expect((await view(id)).counts).toMatchObject({ added: 1, changed: 0, removed: 0 });
  await applyImport(admin, { id, removals: "" });
  const after = await prisma.loan.findMany({ where: { businessId } });
  expect(after).toHaveLength(3);
  expect(after.find((one) => one.id === loan.id)).toEqual(
    expect.objectContaining({ statusCode: loan.statusCode }),
  );
});

it("does not tell balances that the employee has not shared", async () => {
  const { businessId, admin, row, read, view, where, loan } = await setUp();
  await prisma.loan.update({ where, data: { attestedBy: "nexus" } });
  const hidden = await view(await read(row("1.00", "DA")));
  const changes = hidden.lines[0]?.changes ?? [];
  expect(changes).toContainEqual(["status", "RP", "DA"]);
  expect(changes).toContainEqual(["principal", null, "1.00"]);
  await prisma.borrower.update({
    where: { businessId_id: { businessId, id: loan.borrowerId } },
    data: { sharesBalances: true },
  });
  const seen = await view(await read(row("1.00", "DA")));
  expect(seen.lines[0]?.changes).toContainEqual(["principal", "20000.00", "1.00"]);
  expect(admin.businessId).toBe(businessId);
});

it("names each wrong cell, and gives the wrong rows back as they were", async () => {
  const { admin, row, read, view } = await setUp();
  const id = await read(row("-5", "??", "=Nobody"), row("7.00"));
  const { wrong, counts } = await view(id, "wrong");
  expect(counts).toMatchObject({ changed: 1, wrongRows: 1, problems: 3 });
  expect(wrong.map(({ row: at, column }) => [at, column])).toEqual([
    [2, "servicer"],
    [2, "status"],
    [2, "outstanding_principal"],
  ]);
  const { body } = await exportWrongRows(admin, { id });
  const [head, first, ...rest] = (await new Response(body).text()).trimEnd().split("\r\n");
  expect(head).toBe(`${HEADER},file_row,problem`);
  expect(first).toContain(",'=Nobody,");
  expect(first).toContain(",-5,");
  expect(first).toContain("expected a servicer that Paydown knows, found =Nobody");
  expect(rest).toEqual([]);
});
