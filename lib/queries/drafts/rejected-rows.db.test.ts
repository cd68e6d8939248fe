import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";
import { markRows } from "@/lib/operations/drafts/rows/mark-rows";
import { makeEmployee, makePayroll } from "@/prisma/factories/payroll";
import { getDraft } from "./get-draft";
import { rejectedRows } from "./rejected-rows";

it("gives the file's cells, says what the draft had instead, and can be brought in again", async () => {
  const payroll = await makePayroll(day("2026-11-23"));
  const employee = await makeEmployee(payroll.businessId, { principal: "300.00" });
  const { externalId } = await prisma.borrower.findFirstOrThrow({ where: { id: employee.id } });
  const upload = (text: string) =>
    draftFromFile(payroll.admin, { bytes: new TextEncoder().encode(text), fileName: "november.csv" });
  const { id } = await upload(`external_id,amount\n${externalId},"$9,000.00"\n${externalId},"1,00"\n`);
  const mark = async (position: number, what: "lower" | "exclude") => {
    const { version } = await getDraft(payroll.admin, id);
    await markRows(payroll.admin, { id, version, rows: { positions: [position] }, mark: what });
  };
  await mark(1, "lower");
  await mark(1, "exclude");
  const csv = await new Response((await rejectedRows(payroll.viewer, id)).body).text();
  const lines = csv.split("\r\n");
  expect(lines[0]).toBe("Row,external_id,amount,Reasons");
  expect(lines[1]).toMatch(
    new RegExp(
      `^2,${externalId},"\\$9,000.00","?left out of the batch \\| the draft had \\$300.00 instead of \\$9,000.00`,
    ),
  );
  expect(lines[2]).toMatch(new RegExp(`^3,${externalId},"1,00",`));
  expect(lines[2]).not.toContain("the draft had");

  const again = await upload(csv);
  const rows = await prisma.draftRow.findMany({ where: { draftId: again.id }, orderBy: { position: "asc" } });
  expect(rows.map((row) => [row.borrowerId, row.amount?.toFixed(2)])).toEqual([
    [employee.id, "9000.00"],
    [employee.id, undefined],
  ]);
});
